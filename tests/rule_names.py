"""The names of rules in the source: every text that can become the `rule` of a record.

Followed are keywords and parameters called `rule`, the field `rule` of records, variables of that
name, and what the functions return or yield that such a value comes from.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

RULE = "rule"
# Records whose rule is called otherwise: the rules that read times.
OTHER_FIELDS = {"Rule": "name"}


class Source:
    """All functions, records and constants of some files, by name; a private name is a file's."""

    def __init__(self, files: list[Path]) -> None:
        trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in files}
        self.file = {node: path for path, tree in trees.items() for node in ast.walk(tree)}
        self.functions: defaultdict[object, list[ast.FunctionDef]] = defaultdict(list)
        self.constants: defaultdict[object, list[ast.expr]] = defaultdict(list)
        self.places: defaultdict[object, set[int]] = defaultdict(set)  # of the rule in a call
        self.home: dict[ast.AST, ast.FunctionDef] = {}
        records = {node.name: node for node in self.file if isinstance(node, ast.ClassDef)}
        for name, record in records.items():
            fields = list(fields_of(record, records))
            if (field := OTHER_FIELDS.get(name, RULE)) in fields:
                self.places[self.key(name, record)].add(fields.index(field))
        for node in self.file:
            if isinstance(node, ast.FunctionDef):
                self.functions[self.key(node.name, node)].append(node)
                self.home |= dict.fromkeys(ast.walk(node), node)
                names = [argument.arg for argument in node.args.args]
                if RULE in names:
                    self.places[self.key(node.name, node)].add(names.index(RULE))
        for tree in trees.values():
            for statement in tree.body:
                if isinstance(statement, ast.Assign):
                    for target in statement.targets:
                        if isinstance(target, ast.Name):
                            self.constants[self.key(target.id, target)].append(statement.value)

    def key(self, name: str, node: ast.AST) -> object:
        """Under which a name is kept that stands at a node."""
        return (self.file[node], name) if name.startswith("_") else name

    def rule_names(self) -> set[str]:
        """All names of rules."""
        return {name for value in self._values() for name in self._texts(value, ())}

    def _values(self) -> Iterator[ast.expr]:
        """Every expression that becomes a rule."""
        for node in self.file:
            if isinstance(node, ast.Call):
                yield from (word.value for word in node.keywords if word.arg == RULE)
                for place in self.places.get(self.key(called(node), node), ()):
                    yield from node.args[place : place + 1]
            elif isinstance(node, ast.Assign | ast.For):
                yield from self._given(node, RULE)

    def _given(self, node: ast.Assign | ast.For, name: str) -> Iterator[ast.expr]:
        """What an assignment or a loop gives the variable `name`."""
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        value = node.value if isinstance(node, ast.Assign) else node.iter
        if isinstance(node, ast.Assign) and isinstance(target, ast.Name) and target.id == name:
            yield value
        for number, one in enumerate(target.elts if isinstance(target, ast.Tuple) else ()):
            if isinstance(one, ast.Name) and one.id == name:
                if isinstance(value, ast.Tuple):
                    yield value.elts[number]
                elif isinstance(value, ast.Call):
                    for result in self._results(value):
                        if isinstance(result, ast.Tuple) and number < len(result.elts):
                            yield result.elts[number]

    def _results(self, call: ast.Call) -> Iterator[ast.expr]:
        """What the functions that a call can mean return or yield."""
        for found in self.functions.get(self.key(called(call), call), ()):
            for node in ast.walk(found):
                if isinstance(node, ast.Return | ast.Yield) and node.value is not None:
                    yield node.value

    def _texts(self, value: ast.expr, seen: tuple[ast.expr, ...]) -> Iterator[str]:
        """The texts that an expression can be, or be made of."""
        if value in seen:
            return
        inner: list[ast.expr] = []
        match value:
            case ast.Constant(value=str(text)):
                yield text
            case ast.IfExp():
                inner = [value.body, value.orelse]
            case ast.BoolOp() | ast.JoinedStr():
                inner = list(value.values)
            case ast.BinOp():
                inner = [value.left, value.right]
            case ast.Call():
                inner = list(self._results(value))
            case ast.Name(id=name):
                inner = list(self.constants.get(self.key(name, value), ()))
                home = self.home.get(value)
                for node in ast.walk(home) if home else ():
                    if isinstance(node, ast.Assign | ast.For):
                        inner += self._given(node, name)
        for one in inner:
            yield from self._texts(one, (*seen, value))


def called(call: ast.Call) -> str:
    """The name of what is called, "" where it has none."""
    function = call.func
    return function.id if isinstance(function, ast.Name) else str(getattr(function, "attr", ""))


def fields_of(record: ast.ClassDef, records: dict[str, ast.ClassDef]) -> Iterator[str]:
    """The names of a record's fields in their order, those of its bases first."""
    for base in record.bases:
        if isinstance(base, ast.Name) and base.id in records:
            yield from fields_of(records[base.id], records)
    for item in record.body:
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
            yield item.target.id
