"""Which name may stand for which."""

from __future__ import annotations

import pytest

from briefgen.person_names import (
    core_words,
    fold,
    full_name_of,
    is_initials_of,
    same_name,
    short_forms,
    surname_forms,
)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Ana María Gómez-Ruiz", "ana maria gomez ruiz"),
        ("Đoàn Thị Lan", "doan thi lan"),
        ("Yıldız Øster", "yildiz oster"),
        ("J. P. O’Hara", "j p ohara"),
    ],
)
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded


def test_a_surname_keeps_its_particles() -> None:
    assert surname_forms("Ursel van der Meer") == ("van der Meer", "Meer")
    assert surname_forms("Omar bin Rashed") == ("bin Rashed", "Rashed")
    assert surname_forms("Priya Raman") == ("Raman",)


def test_either_end_of_a_name_may_stand_alone() -> None:
    assert short_forms("Seo Min-jae") == ("Min-jae", "Seo")
    assert short_forms("J. Oakhurst") == ("Oakhurst",)
    assert short_forms("Suryati") == ()


def test_junior_is_no_surname() -> None:
    assert core_words("Walter Oakhurst Jr.") == ("Walter", "Oakhurst")
    assert short_forms("Walter Oakhurst, Jr.") == ("Oakhurst", "Walter")


def test_two_candidates_are_no_answer() -> None:
    assert full_name_of("Seo", ["Seo Min-jae", "Oda Kenji"]) == "Seo Min-jae"
    assert full_name_of("Seo", ["Seo Min-jae", "Seo Ha-rin"]) is None
    assert full_name_of("Lindqvist", ["Seo Min-jae"]) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Seo Min-jae", "Seo Min Jae"),
        ("Walter Oakhurst", "Walter T. Oakhurst"),
        ("W. Oakhurst", "Walter Oakhurst"),
        ("Kerekházy Bálint", "Balint Kerekhazy"),
        ("bin Rashed", "Omar bin Rashed"),
        ("Walter Oakhurst Jr.", "Walter T. Oakhurst, Jnr"),
        ("Mike Oakhurst", "Michael Oakhurst"),
        ("Inés Perdigón", "Inés Perdigón Salas"),
        ("Mya Oo", "Thet Hnin Mya Oo"),
    ],
)
def test_one_person(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Seo Min-jae", "Seo Min-ho"),
        ("Walter Oakhurst Jr.", "Walter Oakhurst"),
        ("Walter Oakhurst III", "Walter Oakhurst Jr."),
        ("Bob Oakhurst", "Michael Oakhurst"),
        ("Aung Hnin", "Aung Hnin Mya Oo"),
        ("Priya Raman", "Anand Raman"),
        ("Jonas Aldegren", "Karin Aldegren"),
        ("Walter T. Oakhurst", "Walter B. Oakhurst"),
        ("Raman", "Priya Raman"),
        ("Elma Oakhurst", "Ruth Elma Oakhurst Brand"),
    ],
)
def test_two_people(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)


def test_initials_are_three_capitals_at_least() -> None:
    assert is_initials_of("ORS", "Omar Rashed Sabri")
    assert not is_initials_of("OR", "Omar Rashed")
    assert not is_initials_of("ors", "Omar Rashed Sabri")
