"""The model's first layers, computed once per word form instead of once per token.

They turn each token into numbers that depend on that token's own attributes alone, and cost two
fifths of all reading. As a matrix product gives each row the same bits whatever the other rows are
(`tests/test_pipeline.py` holds the library to that), a remembered row is the very row that would be
computed again: a fifth of the time is saved and no answer changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy
    from spacy.language import Language
    from spacy.tokens import Doc
    from thinc.api import Model

    Numbers = numpy.ndarray[Any, Any]
    Columns = int | str | list[int | str]

# About 12 MB per encoder. English news repeats itself: nine in ten tokens are among so many.
MOST_ROWS = 25_000
# Layers, as thinc and spaCy call them, that treat every token by itself.
PER_TOKEN = frozenset(
    "extract_features list2ragged ragged2list ints-getitem hashembed static_vectors maxout "
    "layernorm dropout".split()
)


def remember_rows(nlp: Language) -> None:
    """Let the encoders of a loaded model remember; one that is built otherwise is left alone."""
    models = [getattr(component, "model", None) for _, component in nlp.pipeline]
    for model in models:
        for node in list(model.walk()) if model is not None else ():
            for number, layer in enumerate(node.layers):
                columns = _columns(layer)
                if columns:
                    node._layers[number] = _remembering(layer, columns)


class _Forms:
    """Tokens picked from several documents, as far as the first layers look at a document."""

    def __init__(self, docs: Sequence[Doc], picked: Sequence[int]) -> None:
        self._docs, self._picked, self.vocab = docs, picked, docs[0].vocab

    def __len__(self) -> int:
        return len(self._picked)

    def to_array(self, columns: Columns) -> Numbers:
        """The attributes of the tokens, as `Doc.to_array` gives them."""
        return _attributes(self._docs, columns)[self._picked]


def _columns(layer: Model[Any, Any]) -> list[int | str]:
    """The attributes that an embedding reads from each token; [] where `layer` is none.

    spaCy's MultiHashEmbed is a chain from documents to one array each, made of layers that look at
    one token at a time. The vector of a word hangs on its form (ORTH).
    """
    if not layer.name.startswith("extract_features>>") or not layer.name.endswith(">>ragged2list"):
        return []
    leaves = [node for node in layer.walk() if not node.layers]
    found = [node.attrs["columns"] for node in leaves if node.name == "extract_features"]
    if len(found) != 1 or not PER_TOKEN.issuperset(leaf.name for leaf in leaves):
        return []
    return ["ORTH", *found[0]]


def _remembering(layer: Model[Any, Any], columns: list[int | str]) -> Model[Any, Any]:
    """A layer that gives what `layer` gives, and computes each kind of token once."""
    from thinc.api import Model  # loaded with spaCy, and only then

    memory = _Memory(layer, columns)

    def forward(
        _: Model[Any, Any],
        docs: Sequence[Doc],
        is_train: bool,  # noqa: FBT001  thinc calls it so
    ) -> tuple[list[Numbers], Callable[[Any], Any]]:
        assert not is_train, "a model that remembers can't be trained"
        return memory.rows(docs), lambda _: []

    return Model(f"remembered({layer.name})", forward, layers=[layer])


class _Memory:
    """The rows that an embedding gave, by the attributes of the tokens that it gave them for."""

    def __init__(self, layer: Model[Any, Any], columns: list[int | str]) -> None:
        self._layer, self._columns = layer, columns
        self._places: dict[bytes, int] = {}  # attributes → row of the table
        self._table: Numbers | None = None

    def rows(self, docs: Sequence[Doc]) -> list[Numbers]:
        """What the embedding gives for the documents: one array each, one row per token."""
        keys = _keys(_attributes(docs, self._columns))
        new = {key: token for token, key in enumerate(keys) if key not in self._places}
        if len(self._places) + len(new) > MOST_ROWS:
            self._places.clear()
            new = {key: token for token, key in enumerate(keys)}
        if not keys or len(new) > MOST_ROWS:
            found: list[Numbers] = self._layer.predict(list(docs))
            return found
        if new:
            self._learn(docs, new)
        assert self._table is not None
        rows = self._table[[self._places[key] for key in keys]]
        return list(_split(rows, [len(doc) for doc in docs]))

    def _learn(self, docs: Sequence[Doc], new: Mapping[bytes, int]) -> None:
        """Compute and keep the rows of new kinds of tokens: key → number of one such token."""
        import numpy  # see above

        rows: Numbers = self._layer.predict([_Forms(docs, list(new.values()))])[0]
        if self._table is None:
            self._table = numpy.empty((MOST_ROWS, rows.shape[1]), dtype=rows.dtype)
        first = len(self._places)
        self._table[first : first + len(new)] = rows
        self._places.update(zip(new, range(first, first + len(new)), strict=True))


def _attributes(docs: Sequence[Doc], columns: Columns) -> Numbers:
    """The attributes of all tokens of the documents: one row per token."""
    import numpy  # see above

    found: Numbers = numpy.concatenate([doc.to_array(columns) for doc in docs])
    return found


def _keys(attributes: Numbers) -> list[bytes]:
    """One value per row, equal for equal rows."""
    rows = attributes.view(f"V{attributes.shape[1] * attributes.itemsize}")
    found: list[bytes] = rows.ravel().tolist()
    return found


def _split(rows: Numbers, lengths: Sequence[int]) -> Iterator[Numbers]:
    """The rows of each document."""
    start = 0
    for length in lengths:
        yield rows[start : start + length]
        start += length
