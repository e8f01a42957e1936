"""Remembered rows are the rows that would be computed again."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any

import pytest

from briefgen.analyse import embedding
from briefgen.analyse.pipeline import Reader, find_model

# "can't" and "ca" + "n't" differ in what the model takes for the norm of the same form.
PARAGRAPHS = (
    "Ilse Varga can't attend; she ca n't say why. Cannot? “I'm not sure,” she'd said.",
    "Varga, Ilse: Hungary's minister.\n \nHungary 's minister (Ms. Varga) won't go to Peru.",
    "a a a A a",
    "",
)


@pytest.fixture(scope="module")
def plain() -> Iterator[Reader]:
    """The same model without the memory."""
    import spacy  # Only this test pays for it.

    from briefgen.analyse.pipeline import UNUSED, identify

    folder = find_model("")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield Reader(spacy.load(folder, exclude=list(UNUSED)), identify(folder))


@pytest.mark.model
def test_both_encoders_remember(reader: Reader) -> None:
    assert [
        name
        for name, component in reader._nlp.pipeline
        for node in getattr(component, "model").walk()  # noqa: B009  spaCy declares no model
        if node.name.startswith("remembered(")
    ] == ["tok2vec", "ner"]


@pytest.mark.model
def test_the_rows_are_the_same_to_the_bit(reader: Reader, plain: Reader) -> None:
    docs = [reader._nlp.make_doc(text) for text in PARAGRAPHS]
    ours = model_of(reader)
    theirs = model_of(plain)
    for batch in (docs, docs[:1], docs[::-1]):
        found = [array.tolist() for array in ours.predict(batch)]
        assert found == [array.tolist() for array in theirs.predict(batch)]


@pytest.mark.model
def test_a_full_memory_starts_anew(plain: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = list(plain.read(PARAGRAPHS * 2))
    monkeypatch.setattr(embedding, "MOST_ROWS", 30)
    embedding.remember_rows(plain._nlp)
    assert [next(plain.read([text])) for text in PARAGRAPHS * 2] == expected
    assert list(plain.read(PARAGRAPHS * 2)) == expected


def model_of(reader: Reader) -> Any:
    """The model of the first component, which the tagger and the parser share."""
    component: Any = reader._nlp.get_pipe("tok2vec")
    return component.model
