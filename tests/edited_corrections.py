"""Edits of corrections.toml: entries come and go, one to a line, whether they fit or not."""

from __future__ import annotations

import json
from pathlib import Path

from briefgen.errors import CorrectionError
from site_on_disk import Allowed, Edit, SiteOnDisk, of

NAMES = (
    "Rupert Zammitello", "Wanjala Otuoma", "Aila Koskelund", "Mirella Koskelund",
    "Odhran Vellabrink", "Ximo Tarazovil (analyst, Bolivia)", "ximo-tarazovil-minister-peru",
)  # fmt: skip
PLACED = (
    ("Rupert Zammitello", "quay"), ("Rupert Zammitello", "ferry-copy"),
    ("Wanjala Otuoma", "treaty"), ("Aila Koskelund", "winter-passage"),
)  # fmt: skip
ROLES = (
    ("Rupert Zammitello", "Maltese Transport Minister"), ("Mirella Koskelund", "mayor of Turku"),
    ("Odhran Vellabrink", "Former minister"), ("Aila Koskelund", "Finnish Prime Minister"),
)  # fmt: skip
WORDS = (
    ("ferry-line", "The line will pay"), ("helsinki", "We have opened"),
    ("harbour", "It is not ours"), ("ferry-copy", "Nobody will wait"),
)  # fmt: skip
SPEAKERS = ("Rupert Zammitello", "Aila Koskelund", "Odhran Vellabrink", "")
COUNTRIES = ("Malta", "KE", "")


class Desk(SiteOnDisk):
    """A site whose editor decides things, and takes them back."""

    def __init__(self, site: Path) -> None:
        super().__init__(site)
        self.entries: list[tuple[str, str]] = []

    def same(self, edit: Edit) -> Allowed:
        return self._decide("same", [of(NAMES, edit.pick), of(NAMES, edit.pick + edit.other + 1)])

    def joined_in_article(self, edit: Edit) -> Allowed:
        name, article = of(PLACED, edit.other)
        return self._decide("same", [of(NAMES, edit.pick), f"{name} @ {article}"])

    def different(self, edit: Edit) -> Allowed:
        name, article = of(PLACED, edit.other)
        return self._decide("different", [name, f"{name} @ {article}"])

    def called(self, edit: Edit) -> Allowed:
        name = f"Person {edit.other % 4}"
        return self._decide("rename", {"person": of(NAMES, edit.pick), "name": name})

    def alias(self, edit: Edit) -> Allowed:
        fields = {"person": of(NAMES, edit.pick), "name": of(NAMES, edit.other)}
        return self._decide("alias", fields)

    def hide(self, edit: Edit) -> Allowed:
        return self._decide("hide", of(NAMES, edit.pick))

    def country(self, edit: Edit) -> Allowed:
        fields = {"person": of(NAMES, edit.pick), "country": of(COUNTRIES, edit.other)}
        return self._decide("country", fields)

    def role(self, edit: Edit) -> Allowed:
        person, text = of(ROLES, edit.other)
        change: tuple[dict[str, object], ...] = (
            {"country": of(COUNTRIES, edit.other)},
            {"wrong": True},
            {"organisation": "Ferry Board"},
            {"country": "PE", "from": "2031-03-05"},
        )
        fields: dict[str, object] = {"person": person, "text": text}
        return self._decide("role", fields | of(change, edit.pick))

    def speaker(self, edit: Edit) -> Allowed:
        article, words = of(WORDS, edit.other)
        fields = {"article": article, "words": words, "person": of(SPEAKERS, edit.pick)}
        return self._decide("speaker", fields)

    def taken_back(self, edit: Edit) -> Allowed:
        if self.entries:
            self.entries.remove(of(self.entries, edit.pick))
        return self._save()

    def _decide(self, kind: str, value: object) -> Allowed:
        """Add an entry, or take it out where it is there."""
        entry = (kind, _toml(value))
        if entry in self.entries:
            self.entries.remove(entry)
        else:
            self.entries.append(entry)
        return self._save()

    def _save(self) -> Allowed:
        lines = self._lines()
        (self.site / "corrections.toml").write_text("".join(f"{text}\n" for text, _ in lines))
        self._set_time("corrections.toml")
        return Allowed(0)

    def _lines(self) -> list[tuple[str, tuple[str, str] | None]]:
        """The lines of the file, each with its entry."""
        lines: list[tuple[str, tuple[str, str] | None]] = []
        for kind in dict.fromkeys(kind for kind, _ in self.entries):
            found = [entry for entry in self.entries if entry[0] == kind]
            lines += [
                (f"{kind} = [", None), *((f"  {e[1]},", e) for e in found), ("]", None),
            ]  # fmt: skip
        return lines

    def give_up(self, error: CorrectionError) -> None:
        """Take out the entry that an error names."""
        _, entry = self._lines()[error.line - 1]
        assert entry is not None, error
        self.entries.remove(entry)
        self._save()


def _toml(value: object) -> str:
    """A value as TOML has it."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(v)}" for key, v in value.items()) + " }"
    return json.dumps(value)
