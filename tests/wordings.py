"""What the source of the program gives to its errors as texts, found in its syntax trees: sentences, and what is no sentence but should be."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import kg

PACKAGE = Path(kg.__file__).parent
TEXTS = ("what", "where", "expected", "do")
_LANGUAGES = {"say", "_say"}  # give both languages where they stand
_OPAQUE = {"str", "join", "replaced", "reason", "repr"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass
class Source:
    """All modules of the program, with what leads from an expression to where it comes from."""

    modules: dict[Path, ast.Module] = field(default_factory=dict)
    above: dict[ast.AST, ast.AST] = field(default_factory=dict)
    functions: dict[str, list[tuple[Path, Function]]] = field(default_factory=lambda: defaultdict(list))
    calls: dict[str, list[tuple[Path, ast.Call]]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def read(cls) -> Source:
        source = cls({path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))})
        for path, module in source.modules.items():
            for node in ast.walk(module):
                source.above |= dict.fromkeys(ast.iter_child_nodes(node), node)
                if isinstance(node, Function):
                    source.functions[node.name].append((path, node))
                if isinstance(node, ast.Call):
                    source.calls[called(node)].append((path, node))
        return source

    def errors(self) -> set[str]:
        """The names of KgError and of what is derived from it."""
        classes = [node for module in self.modules.values() for node in ast.walk(module) if isinstance(node, ast.ClassDef)]
        family: set[str] = {"KgError"}
        while more := {each.name for each in classes if any(getattr(base, "id", "") in family for base in each.bases)} - family:
            family |= more
        return family

    def scope(self, node: ast.AST) -> ast.AST:
        """The function that an expression stands in, or the module."""
        node = self.above[node]
        while not isinstance(node, Function | ast.Lambda | ast.Module):
            node = self.above[node]
        return node

    def assigned(self, scope: ast.AST, name: str) -> list[ast.expr]:
        """What a name is bound to in a function or module, as far as assignments tell."""
        found: list[ast.expr] = []
        for node in ast.walk(scope):
            if isinstance(node, ast.Assign) and self.scope(node) is scope:
                found += [value for target in node.targets for value in bound(target, node.value, name)]
            elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value is not None and self.scope(node) is scope:
                found += bound(node.target, node.value, name)
        return found


def called(call: ast.Call) -> str:
    """The name of what is called."""
    return call.func.id if isinstance(call.func, ast.Name) else call.func.attr if isinstance(call.func, ast.Attribute) else ""


def bound(target: ast.expr, value: ast.expr, name: str) -> list[ast.expr]:
    """What an assignment binds a name to."""
    if isinstance(target, ast.Name):
        return [value] if target.id == name else []
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
        return [each for one, other in zip(target.elts, value.elts, strict=True) for each in bound(one, other, name)]
    if isinstance(target, ast.Tuple) and isinstance(value, ast.IfExp):
        return bound(target, value.body, name) + bound(target, value.orelse, name)
    return []


@dataclass
class Texts:
    """Follows every text of every error back to where it is written."""

    source: Source
    written: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    _seen: set[object] = field(default_factory=set)

    def collect(self) -> Texts:
        for name in self.source.errors():
            for path, call in self.source.calls[name]:
                for slot in TEXTS:
                    self.follow(path, given(call, ("what",), slot), slot)
        for path, call in self.source.calls["Finding"]:
            if path.name == "checkup.py":
                self.follow(path, given(call, ("check", "state", "detail"), "detail"), "detail")
        for path, call in self.source.calls["worded"]:
            self.sentence(path, call)
        return self

    def sentence(self, path: Path, call: ast.Call) -> None:
        """A call of ``worded``: its template, and words that should be sentences themselves."""
        template = call.args[0]
        if isinstance(template, ast.Constant):
            self.written.add(str(template.value))
        for word in call.args[1:]:
            if any(isinstance(each, ast.Constant) and isinstance(each.value, str) and each.value.islower() for each in branches(word)[1:]):
                self.faults.append(f"{place(path, word)}: a word of a sentence that nobody can translate")

    def follow(self, path: Path, node: ast.expr | None, slot: str) -> None:
        """Where a text comes from: its branches, variables, parameters and functions."""
        for each in branches(node):
            if (each, slot) in self._seen:
                continue
            self._seen.add((each, slot))
            if isinstance(each, ast.Constant) and slot != "where":
                self.written |= {each.value} - {""}
            elif isinstance(each, ast.JoinedStr | ast.BinOp) and (slot not in {"where", "detail"} or prose(each)):
                self.faults.append(f"{place(path, each)}: {ast.unparse(each)} is put together; use worded")
            elif isinstance(each, ast.Name):
                self._variable(path, each, slot)
            elif isinstance(each, ast.Call) and called(each) not in {*_LANGUAGES, *_OPAQUE, "worded", "several"}:
                for other, function in self._meant(path, called(each)):
                    for node_ in ast.walk(function):
                        if isinstance(node_, ast.Return) and self.source.scope(node_) is function:
                            self.follow(other, node_.value, slot)

    def _meant(self, path: Path, name: str) -> list[tuple[Path, Function]]:
        known = self.source.functions.get(name, [])
        return [each for each in known if each[0] == path] or (known if len(known) == 1 else [])

    def _variable(self, path: Path, name: ast.Name, slot: str) -> None:
        scope: ast.AST = name
        while not isinstance(scope, ast.Module):
            scope = self.source.scope(scope)
            values = self.source.assigned(scope, name.id)
            for value in values:
                self.follow(path, value, slot)
            if isinstance(scope, Function) and not values and name.id in parameters(scope):
                self._parameter(path, scope, name.id, slot)
                return
            if values:
                return

    def _known_as(self, name: str, path: Path, other: Path) -> bool:
        """Is a function of one module the one that another means by its name?"""
        home = ".".join(("kg", *path.relative_to(PACKAGE).with_suffix("").parts))
        imports = (node for node in ast.walk(self.source.modules[other]) if isinstance(node, ast.ImportFrom) and node.module == home)
        return other == path or any(each.name == name for node in imports for each in node.names)

    def _parameter(self, path: Path, function: Function, name: str, slot: str) -> None:
        if (function, name, slot) in self._seen:
            return
        self._seen.add((function, name, slot))
        own = parameters(function)
        method = own[:1] == ["self"]
        title = self.source.above[function].name if function.name == "__init__" else function.name  # type: ignore[attr-defined]
        for other, call in self.source.calls[title]:
            attribute = isinstance(call.func, ast.Attribute)
            if (method and (attribute or function.name == "__init__")) or (not method and not attribute and self._known_as(title, path, other)):
                self.follow(other, given(call, own[method:], name), slot)


def branches(node: ast.expr | None) -> list[ast.expr]:
    """The expressions that one may come to."""
    if isinstance(node, ast.IfExp):
        return branches(node.body) + branches(node.orelse)
    if isinstance(node, ast.BoolOp):
        return [each for value in node.values for each in branches(value)]
    return [] if node is None else [node]


def given(call: ast.Call, names: tuple[str, ...] | list[str], name: str) -> ast.expr | None:
    """What a call gives to a parameter, where the call shows it."""
    for each in call.keywords:
        if each.arg == name:
            return each.value
    place_ = list(names).index(name) if name in names else len(call.args)
    starred = any(isinstance(each, ast.Starred) for each in call.args[: place_ + 1])
    return call.args[place_] if place_ < len(call.args) and not starred else None


def parameters(function: Function) -> list[str]:
    """The names of the parameters of a function."""
    return [each.arg for each in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)]


def prose(node: ast.expr) -> bool:
    """Does what is put together hold a word with a space before or behind it?"""
    parts: Iterator[str] = (each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str))
    return any(each != each.strip() and each.strip(" :,.→()0123456789") for each in parts if not each.startswith(("kg ", "http", "SELECT")))


def place(path: Path, node: ast.expr) -> str:
    """Where an expression stands."""
    return f"{path.relative_to(PACKAGE)}:{node.lineno}"
