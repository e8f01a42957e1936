"""What goes wrong in a template, told to its author: file, line, what to try."""

from __future__ import annotations

import traceback
from pathlib import Path

from jinja2 import TemplateError as JinjaError
from jinja2 import TemplateNotFound, TemplateSyntaxError

from briefgen.errors import TemplateError
from briefgen.render.environment import FOLDER

# What a template can raise while it is filled in: Jinja's own errors, those of the expressions in
# it ("1 + none"), and those of reading its file.
FAULTS = (JinjaError, ArithmeticError, AttributeError, LookupError, OSError, TypeError, ValueError)


def template_error(error: Exception, template: str) -> TemplateError:
    """`error`, which arose while `template` was filled in, as an error of the template.

    The place is the innermost template that was being drawn, so that a fault in an included or
    extended one is named there.
    """
    path, line = _place(error, template)
    if isinstance(error, TemplateSyntaxError):
        named = _short(error.filename) if error.filename else f"{FOLDER}/{error.name or template}"
        hint = "compare it with ours, or remove it to use ours"
        return TemplateError(str(error.message), hint=hint, path=named, line=error.lineno)
    if isinstance(error, TemplateNotFound):
        message = f"there is no template {error.name!r}"
        hint = 'ours are called "briefgen/<name>" in a site\'s own templates'
        return TemplateError(message, hint=hint, path=path, line=line)
    if isinstance(error, UnicodeDecodeError) and not line:
        message = f"this is not UTF-8 text (byte {error.start})"
        return TemplateError(message, hint="save the file as UTF-8", path=path)
    message = str(error) if isinstance(error, JinjaError) else f"{type(error).__name__}: {error}"
    hint = "docs/theming.md lists what each template receives"
    return TemplateError(message, hint=hint, path=path, line=line)


def _place(error: Exception, template: str) -> tuple[str, int]:
    """The innermost template in which an error arose, and its line; 0 where none was drawn yet."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if FOLDER in Path(frame.filename).parts and not frame.filename.endswith(".py"):
            return _short(frame.filename), frame.lineno or 0
    return f"{FOLDER}/{template}", 0


def _short(filename: str) -> str:
    """A template's path from its `templates` folder on."""
    parts = Path(filename).parts
    if FOLDER not in parts:
        return f"{FOLDER}/{Path(filename).name}"
    last = len(parts) - 1 - parts[::-1].index(FOLDER)
    return "/".join(parts[last:])
