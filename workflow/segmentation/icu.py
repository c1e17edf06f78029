"""Regular expressions of SRX files (ICU, or Java as OmegaT reads them) for the `regex` module.

Syntax: https://unicode-org.github.io/icu/userguide/strings/regexp.html and the documentation
of `java.util.regex.Pattern`. Three things are changed on purpose: groups capture nothing (a
rule has no use for them), so back-references are refused; repetition without a limit stops at
`LIMIT`, so that no rule takes longer than its length allows; `\\s`, `\\d` and `\\w` know all of
Unicode, as in ICU.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TypeAlias

import regex

LIMIT = 100
"""How often `*`, `+` and `{n,}` repeat at most; LanguageTool's engine has the same limit."""

_HORIZONTAL, _VERTICAL = r"\t\p{Zs}", r"\n-\r\x85\u2028\u2029"
_SHORTHANDS = {
    "h": f"[{_HORIZONTAL}]",
    "H": f"[^{_HORIZONTAL}]",
    "v": f"[{_VERTICAL}]",
    "V": f"[^{_VERTICAL}]",
    **{name: f"\\{name}" for name in "dDwWsS"},
}
_ZERO_WIDTH = {**{name: f"\\{name}" for name in "AbB"}, "z": r"\Z", "Z": r"(?=\n?\Z)"}
_CONTROLS = {"a": "\a", "e": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_JAVA_PROPERTIES = {
    "javaLowerCase": "Ll",
    "javaUpperCase": "Lu",
    "javaTitleCase": "Lt",
    "javaLetter": "L",
    "javaAlphabetic": "Alphabetic",
    "javaDigit": "Nd",
    "javaLetterOrDigit": "Alnum",
    "javaWhitespace": "Space",
    "javaSpaceChar": "Z",
}
_QUANTIFIER = re.compile(r"(?P<sign>[*+?])|\{(?P<least>\d+)(?P<comma>,(?P<most>\d*))?\}")
_HEX = re.compile(r"x\{([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})")
_OCTAL = re.compile(r"0([0-3]?[0-7]{1,2})")
_PROPERTY = re.compile(r"[pP](?:\{(?P<long>[^{}]+)\}|(?P<short>[A-Z]))")
_FLAGS = re.compile(r"\(\?(?P<on>[a-zA-Z]*)(?:-(?P<off>[a-zA-Z]*))?(?P<end>[:)])")
_GROUP_START = re.compile(r"\(\?(?:[:=!>]|<[=!])|\(\?<(?P<name>[A-Za-z]\w*)>|\((?!\?)")
_POSIX_CLASS = re.compile(r"\[:(\^?)(\w+):\]")


class PatternError(ValueError):
    """An expression that is broken or asks for what an SRX rule cannot have."""


@dataclass(frozen=True, slots=True)
class Atom:
    """The smallest piece that a quantifier can follow: a character, a set, a group, an anchor."""

    text: str
    quantifier: str = ""
    characters: frozenset[str] = frozenset()
    """The characters it can match, where it matches exactly one of a few."""
    branches: Branches = ()
    """What a plain group chooses from."""
    zero_width: bool = False

    @property
    def whole(self) -> str:
        """The atom as it is written, with its quantifier."""
        return self.text + self.quantifier


Branches: TypeAlias = tuple[tuple[Atom, ...], ...]
"""What `|` separates, each a sequence of atoms."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """An expression in the syntax of `regex` (version 1), taken apart."""

    branches: Branches
    rigid: bool
    """Whether flags or atomic groups forbid to change the order of anything in it."""

    @property
    def text(self) -> str:
        """The expression in one piece; empty when there is none."""
        return _joined(self.branches)


def translate(expression: str) -> Pattern:
    r"""The expression in the syntax of the `regex` module; `PatternError` when it has none.

    >>> translate(r"\Q...\E\h*+\x{201D}").text
    '\\.\\.\\.[\\t\\p{Zs}]{0,100}+”'
    """
    reader = _Reader(expression)
    branches = reader.branches()
    if reader.position < len(expression):
        raise PatternError(f"unbalanced ) after {expression[: reader.position]!r}")
    pattern = Pattern(branches, reader.rigid)
    try:
        regex.compile(pattern.text, regex.V1)
    except regex.error as err:
        raise PatternError(str(err)) from err
    return pattern


def _joined(branches: Branches) -> str:
    return "|".join("".join(atom.whole for atom in atoms) for atoms in branches)


class _Reader:
    """Reads an expression from left to right, one atom after the other."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.rigid = False

    def branches(self) -> Branches:
        """What `|` separates, up to the end or to the `)` of this group."""
        found: list[list[Atom]] = [[]]
        while self.position < len(self.source) and self.source[self.position] != ")":
            if self.source[self.position] == "|":
                self.position += 1
                found.append([])
            else:
                found[-1].extend(self._atoms())
        return tuple(tuple(atoms) for atoms in found)

    def _atoms(self) -> list[Atom]:
        """The next atom with its quantifier; several for `\\Q…\\E`, none for a bare flag."""
        source, start = self.source, self.position
        if source.startswith(r"\Q", start):
            end = source.find(r"\E", start)
            quoted = source[start + 2 : end if end >= 0 else len(source)]
            self.position = end + 2 if end >= 0 else len(source)
            atoms = [_literal(character) for character in quoted]
        elif source[start] == "(":
            atoms = self._group()
        elif source[start] == "[":
            text, characters = self._set()
            atoms = [Atom(text, characters=characters)]
        elif source[start] == "\\":
            atoms = [self._escape()]
        else:
            self.position += 1
            atoms = [_bare(source[start])]
        quantifier = self._quantifier()
        if quantifier:
            if not atoms:
                raise PatternError(f"nothing to repeat at {source[start:]!r}")
            atoms[-1] = replace(atoms[-1], quantifier=quantifier)
        return atoms

    def _quantifier(self) -> str:
        match = _QUANTIFIER.match(self.source, self.position)
        if not match:
            return ""
        self.position = match.end()
        least = {"*": 0, "?": 0, "+": 1}.get(match["sign"] or "", int(match["least"] or 0))
        if match["sign"] == "?":
            text = "?"
        elif match["sign"] or (match["comma"] and not match["most"]):
            text = f"{{{least},{max(least, LIMIT)}}}"
        else:
            text = match.group()
        if self.source[self.position : self.position + 1] in {"?", "+"}:
            text += self.source[self.position]
            self.rigid = self.rigid or text.endswith("+")
            self.position += 1
        return text

    def _group(self) -> list[Atom]:
        source, start = self.source, self.position
        if source.startswith("(?#", start):
            self.position = source.find(")", start) + 1 or len(source)
            return []
        flags = _FLAGS.match(source, start)
        if flags and source[start : start + 3] != "(?:":
            return self._flags(flags)
        opening = _GROUP_START.match(source, start)
        if not opening:
            raise PatternError(f"unknown kind of group at {source[start:]!r}")
        plain = opening["name"] is not None or opening.group() == "("
        head = "(?:" if plain else opening.group()
        self.position = opening.end()
        branches = self._rest_of_group()
        self.rigid = self.rigid or head == "(?>"
        return [
            Atom(
                f"{head}{_joined(branches)})",
                branches=branches if head == "(?:" else (),
                zero_width=head[2] in "=!<",
            )
        ]

    def _flags(self, flags: re.Match[str]) -> list[Atom]:
        # `regex` knows i, m, s and x; Java's d, u, U and ICU's w only say what it does anyway.
        unknown = set(flags["on"] + (flags["off"] or "")) - set("imsxduUwh")
        if unknown:
            raise PatternError(f"unknown flag in {flags.group()!r}")
        self.rigid = True
        self.position = flags.end()
        on, off = (
            "".join(flag for flag in flags[key] or "" if flag in "imsx") for key in ("on", "off")
        )
        head = f"(?{on}{'-' + off if off else ''}" if on or off else ""
        if flags["end"] == ")":
            return [Atom(head + ")", zero_width=True)] if head else []
        return [Atom(f"{head or '(?'}:{_joined(self._rest_of_group())})")]

    def _rest_of_group(self) -> Branches:
        branches = self.branches()
        if self.position >= len(self.source):
            raise PatternError("a ) is missing")
        self.position += 1
        return branches

    def _escape(self) -> Atom:
        """A backslash and what belongs to it."""
        source, start = self.source, self.position + 1
        if start >= len(source):
            raise PatternError("a backslash at the end")
        name = source[start]
        self.position = start + 1
        code_point = _code_point(source, start)
        prop = _PROPERTY.match(source, start)
        if code_point:
            self.position = code_point[1]
            return _literal(chr(code_point[0]))
        if prop:
            self.position = prop.end()
            return Atom(f"\\{name}{{{_property_name(prop['long'] or prop['short'])}}}")
        if name in _SHORTHANDS:
            return Atom(_SHORTHANDS[name])
        if name in _ZERO_WIDTH:
            return Atom(_ZERO_WIDTH[name], zero_width=True)
        if name == "R":
            return Atom(f"(?:\\r\\n|[{_VERTICAL}])")
        if name == "X":
            return Atom(r"\X")
        if name in _CONTROLS:
            return _literal(_CONTROLS[name])
        if name == "c" and start + 1 < len(source):
            self.position += 1
            return _literal(chr(ord(source[start + 1].upper()) ^ 64))
        if name == "N" and (end := source.find("}", start)) > 0 and source[start + 1] == "{":
            self.position = end + 1
            return _named(source[start + 2 : end])
        if name.isalnum():
            what = "a back-reference" if name.isdigit() or name == "k" else "unknown"
            raise PatternError(f"\\{name} is {what}, which an SRX rule here cannot have")
        return _literal(name)

    def _set(self) -> tuple[str, frozenset[str]]:
        """A set in brackets, and its characters when it is a plain list of them."""
        source = self.source
        out = ["["]
        characters: set[str] | None = set()
        self.position += 1
        if source.startswith("^", self.position):
            out.append("^")
            self.position += 1
            characters = None
        while True:
            if self.position >= len(source):
                raise PatternError("a ] is missing")
            text, members = self._set_member(first=len(out) == 1 or out == ["[", "^"])
            if text == "]":
                break
            out.append(text)
            characters = None if characters is None or members is None else characters | members
        return "".join(out) + "]", frozenset(characters or ())

    def _set_member(self, first: bool) -> tuple[str, frozenset[str] | None]:
        """One piece of a set, its characters or None; the bare `]` closes it."""
        source, start = self.source, self.position
        posix = _POSIX_CLASS.match(source, start)
        if posix:
            self.position = posix.end()
            return f"\\{'P' if posix[1] else 'p'}{{{_property_name(posix[2])}}}", None
        if source[start] == "]" and not first:
            self.position += 1
            return "]", None
        if source[start] == "[":
            return self._set()[0], None
        if source.startswith(r"\Q", start):
            return self._quoted_in_set()
        if source[start] == "\\":
            atom = self._escape()
            if atom.zero_width or atom.text.startswith("(?"):
                raise PatternError(f"{source[start : self.position]} cannot stand in [ ]")
            return atom.text, atom.characters or None
        # ICU: [[a-z]-[m]] and [[a-z]&[m]]; Java: [a-z&&[^m]].
        for operator, meant in (("&&", "&&"), ("--", "--"), ("-[", "--"), ("&[", "&&")):
            if source.startswith(operator, start) and not first:
                self.position += 1 if operator.endswith("[") else 2
                return meant, None
        self.position += 1
        if source[start] == "-" and not first and not source.startswith("]", start + 1):
            return "-", None
        atom = _literal(source[start])
        return atom.text, atom.characters

    def _quoted_in_set(self) -> tuple[str, frozenset[str]]:
        end = self.source.find(r"\E", self.position)
        if end < 0:
            raise PatternError(r"\E is missing in a set")
        quoted = self.source[self.position + 2 : end]
        self.position = end + 2
        return "".join(_literal(character).text for character in quoted), frozenset(quoted)


def _literal(character: str) -> Atom:
    if character.isascii() and not character.isalnum():
        text = f"\\x{ord(character):02x}" if ord(character) < 32 else "\\" + character
    else:
        text = character
    return Atom(text, characters=frozenset(character))


def _bare(character: str) -> Atom:
    """A character that stands for itself, or one of `. ^ $`."""
    if character in "^$":
        return Atom(character, zero_width=True)
    if character in "*+?":
        raise PatternError(f"nothing to repeat before {character}")
    if character in "{}]":
        return _literal(character)
    # Blanks and # stay bare: after (?x) they mean nothing.
    return Atom(character, characters=frozenset(character) - {"."})


def _code_point(source: str, start: int) -> tuple[int, int] | None:
    """The number in `x41`, `x{41}`, `u0041`, `U00000041` or octal `0101`, and where it ends."""
    number, octal = _HEX.match(source, start), _OCTAL.match(source, start)
    if number:
        code = int(number[number.lastindex or 1], 16)
        if code > 0x10FFFF:
            raise PatternError(f"no such character: \\{number.group()}")
        return code, number.end()
    return (int(octal[1], 8), octal.end()) if octal else None


def _named(name: str) -> Atom:
    try:
        return _literal(unicodedata.lookup(name))
    except KeyError as err:
        raise PatternError(f"no character is called {name!r}") from err


def _property_name(name: str) -> str:
    """The name of a Unicode property as `regex` knows it: IsL is L, javaUpperCase is Lu."""
    known = _JAVA_PROPERTIES.get(name, name)
    for candidate in (known, known.removeprefix("Is")):
        try:
            regex.compile(f"\\p{{{candidate}}}", regex.V1)
        except regex.error:
            continue
        return candidate
    raise PatternError(f"no Unicode property is called {name!r}")
