"""Official terms crossed with frames, and what grammar wants around each approved form.

`GRIDS` holds 176 cases from English to Spanish (11 terms in 16 frames), 128 from Spanish to
French (8 in 16) and 64 from French to Spanish (8 in 8). They come from `terminology_grid.toml` and
are judged by the rules there and below alone, none of which the program knows: a frame says which
determiner, contraction, participle, adjective and number of the verb its translation needs.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True, slots=True)
class Want:
    """A problem, and the pattern of a translation that has not got it."""

    problem: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Case:
    """One term in one frame."""

    pair: str
    """Such as `en-es`."""
    frame: str
    source: str
    concept: str
    form: str
    """The approved form, which the translation has to hold once."""
    gender: str
    """`m` or `f`, of the form."""
    number: str
    """`sg` or `pl`."""
    wants: tuple[Want, ...]

    @property
    def language(self) -> str:
        """The target language."""
        return self.pair.partition("-")[2]


def is_exact(case: Case, output: str) -> bool:
    """Whether the approved form stands there once and no other rendering of the concept does.

    Its first letter may have either case, every other letter only its own.
    """
    return not _wording_problems(case, _plain(output))


def is_clean(case: Case, output: str) -> list[str]:
    """What is wrong with the form or with the words that have to agree with it; empty when clean.

    `form missing`, `form doubled`, `other rendering`; `article`, `determiner`, `contraction`,
    `elision`, `adjective`, `participle`, `verb`; `residue`, `capital`. Each once.
    """
    text = _plain(output)
    problems = _wording_problems(case, text)
    problems += [want.problem for want in case.wants if not _pattern(case, want).search(text)]
    problems += [name for name, pattern in _broken(case).items() if pattern.search(text)]
    return list(dict.fromkeys(problems))


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("’", "'")).strip()


def _form(form: str) -> str:
    # `(?-i:`: the words around it may have any case, the form may not
    first, rest = form[0], re.escape(form[1:].replace("’", "'"))
    return rf"(?<!\w)(?-i:[{first.upper()}{first.lower()}]{rest})(?!\w)"


def _wording_problems(case: Case, text: str) -> list[str]:
    rest, times = re.subn(_form(case.form), "\n", text)
    others = _OTHERS[case.language].get(case.concept, [])
    problems = ["form missing"] * (times == 0) + ["form doubled"] * (times > 1)
    if any(re.search(_other(other), rest, re.IGNORECASE) for other in others):
        problems.append("other rendering")
    return problems


def _other(rendering: str) -> str:
    return rf"(?<!\w){re.escape(_plain(rendering))}(?!\w)".replace(r"\*", r"\w*")


@cache
def _pattern(case: Case, want: Want) -> re.Pattern[str]:
    words = _WORDS[case.language](case) | {"F": _form(case.form)}

    def put(match: re.Match[str]) -> str:
        return words[match[1]]

    return re.compile(re.sub(r"<(\w+)>", put, want.pattern), re.IGNORECASE)


@cache
def _broken(case: Case) -> dict[str, re.Pattern[str]]:
    """What is wrong wherever it stands, by problem."""
    broken = {"residue": r"(?i:\bqzx)|[*#@]|\b[A-Z]{1,3}\d\b"}
    if case.language == "es":
        articles = "el|la|los|las"
        broken["contraction"] = r"(?i)\b(?:a|de) el\b"
        broken["article"] = rf"(?i)\b(?:{articles}|del|al|una?) (?:{articles})\b"
    else:
        broken["contraction"] = r"(?i)\b(?:à|de) les?\b"
        broken["article"] = r"(?i)\b(?:le|la|les|du|des|aux?) (?:(?:le|la|les)\b|l')|l'l'"
        elided = r"(?:le|la|de|que) (?=" if _elides(case.form) else r"(?:l|d)'(?="
        broken["elision"] = rf"(?i)(?<!\w){elided}{_form(case.form)})"
    # `EL Asamblea`, `visitaron Los`; and a sentence that begins in small letters
    broken["capital"] = (
        r"^[a-zà-ü]|\b(?:EL|LA|LOS|LAS|DEL|AL|LE|LES|DU|DES|AUX?)\b"
        r"|[\w,] (?:(?:El|La|Los|Las|Del|Al|Le|Les|Du|Des|Aux?) |L'\w)"
    )
    return {problem: re.compile(pattern) for problem, pattern in broken.items()}


def _elides(form: str) -> bool:
    return form[0] in "aeiouéèêâîôAEIOUÉÈÊÂÎÔ"


# ------------------------------------------------------------------ words that agree with a form
#
# the, of_the, to_the, this, new   with the blank or apostrophe that belongs to them
# verb                             a finite verb in the number of the form
# one, several                     a finite verb in the singular, in the plural
# was, was_any, done               the auxiliary of a passive, in either number; its participle
# is, is_any, adjective            the copula, in either number; an adjective that may follow it

# Words between a form and its verb: `El Buró Político también se reunió`.
_ES_BETWEEN = r"(?:(?:no|se|lo|la|ya|también|ayer|\w+mente) )*"
_FR_BETWEEN = r"(?:(?:ne |n'|se |s'|y |aussi |hier |\w+ment ))*"
# With `haber` and `avoir` a participle never agrees. Alone it is no verb (`El Asamblea Nacional
# adoptado el plan` is what a blank in the place of the term does to Apertium).
_ES_HELD = r"\w+(?:d|t|ch)o\b"
_FR_HELD = r"\w+(?:é|i|u|t|is)\b"


def _key(case: Case) -> str:
    return case.gender + ("pl" if case.number == "pl" else "")


def _spanish(case: Case) -> dict[str, str]:
    key, many = _key(case), case.number == "pl"
    the = {"m": "el ", "f": "la ", "mpl": "los ", "fpl": "las "}[key]
    o = {"m": "o", "f": "a", "mpl": "os", "fpl": "as"}[key]
    one = (
        rf"{_ES_BETWEEN}(?:(?:ha|había|habrá) (?:\w+mente )?{_ES_HELD}"
        r"|(?!(?:de|que|la|a|e|o|y|no|se|lo|le|para|como|ha|había|una|contra|sobre|entre|ante"
        r"|nuev[oa])\b)(?!\w*[aií]d[oa]\b)\w*[aeoóáí]\b)"
    )
    several = (
        rf"{_ES_BETWEEN}(?:(?:han|habían|habrán) (?:\w+mente )?{_ES_HELD}"
        r"|(?!(?:han|habían|habrán|en|con|sin|según)\b)\w+n\b)"
    )
    was = r"(?:fue|estuvo|ha sido|había sido|es|está|era)"
    were = r"(?:fueron|estuvieron|han sido|habían sido|son|están|eran)"
    return {
        # not `de la Asamblea`, where `la Asamblea` is wanted
        "the": rf"(?<!\w)(?<!\bde )(?<!\ba ){the}",
        "of_the": "(?<!\\w)" + ("del " if the == "el " else f"de {the}"),
        "to_the": "(?<!\\w)" + ("al " if the == "el " else f"a {the}"),
        "this": rf"(?<!\w)(?:est|es){'e' if key == 'm' else o} ",
        "new": rf"nuev{o}",
        "verb": several if many else one,
        "one": one,
        "several": several,
        "was": were if many else was,
        "was_any": f"(?:{was}|{were})",
        "done": rf"(?:\w+mente )?\w*(?:d|t|ch){o}\b",
        "is": "(?:son|están|eran|resultan|parecen)" if many else "(?:es|está|era|resulta|parece)",
        "is_any": "(?:son|están|eran|resultan|parecen|es|está|era|resulta|parece)",
        "adjective": rf"(?:muy )?\w+(?:{o}|{'es' if many else '[elrz]'})\b",
    }


def _french(case: Case) -> dict[str, str]:
    key, many, elides = _key(case), case.number == "pl", _elides(case.form)
    the = {"m": "le ", "f": "la "}.get(key, "les ")
    if elides and not many:
        the = "l'"
    done = {
        "m": r"\w+(?:é|i|u|t|is)\b",
        "f": r"\w+(?:ée|ie|ue|te|se)\b",
        "mpl": r"\w+(?:és|is|us|ts)\b",
        "fpl": r"\w+(?:ées|ies|ues|tes|ses)\b",
    }[key]
    new = {"m": "le nouveau ", "f": "la nouvelle ", "mpl": "les nouveaux "}
    e = {"m": "", "f": "e", "mpl": "s", "fpl": "es"}[key]
    one = (
        rf"{_FR_BETWEEN}(?:(?:a|avait|aura) (?:\w+ment )?{_FR_HELD}|est {done}"
        r"|(?!(?:a|avait|aura|est|de|que|la|le|une|et|entre|contre)\b)"
        r"(?!\w*ée?\b)(?!\w*(?<!i)ent\b)\w*[eatd]\b)"
    )
    several = (
        rf"{_FR_BETWEEN}(?:(?:ont|avaient|auront) (?:\w+ment )?{_FR_HELD}|sont {done}"
        r"|(?!(?:ont|avaient|auront|sont|dont)\b|\w+ment\b)\w+nt\b)"
    )
    was = r"(?:a été|avait été|est|était|fut)"
    were = r"(?:ont été|avaient été|sont|étaient|furent)"
    return {
        "the": rf"(?<!\w)(?<!\bde )(?<!\bà ){the}",
        "of_the": "(?<!\\w)" + {"le ": "du ", "les ": "des "}.get(the, f"de {the}"),
        "to_the": "(?<!\\w)" + {"le ": "au ", "les ": "aux "}.get(the, f"à {the}"),
        "this": "(?<!\\w)" + {"m": "cet " if elides else "ce ", "f": "cette "}.get(key, "ces "),
        "the_new": "le nouvel " if key == "m" and elides else new.get(key, "les nouvelles "),
        "verb": several if many else one,
        "one": one,
        "several": several,
        "was": were if many else was,
        "was_any": f"(?:{was}|{were})",
        "done": rf"(?:\w+ment )?{done}",
        "is": "(?:sont|étaient|semblent)" if many else "(?:est|était|semble)",
        "is_any": "(?:sont|étaient|semblent|est|était|semble)",
        "adjective": rf"(?:très )?(?:important{e}|\w+(?:ble|ire|que){'s' if many else ''})\b",
    }


_WORDS = {"es": _spanish, "fr": _french}

# ------------------------------------------------------------------ words that agree in a source


def _english_source(key: str, _form: str) -> dict[str, str]:
    many = key == "pl"
    return {
        "was": "were" if many else "was",
        "has": "have" if many else "has",
        "is": "are" if many else "is",
        "This": "These" if many else "This",
        "s": "’" if many else "’s",
    }


def _spanish_source(key: str, _form: str) -> dict[str, str]:
    the = {"m": "el", "f": "la", "mpl": "los", "fpl": "las"}[key]
    many = key.endswith("pl")
    return {
        "the": the,
        "The": the.capitalize(),
        "of_the": "del" if the == "el" else f"de {the}",
        "to_the": "al" if the == "el" else f"a {the}",
        "This": {"m": "Este", "f": "Esta", "mpl": "Estos", "fpl": "Estas"}[key],
        "o": {"m": "o", "f": "a", "mpl": "os", "fpl": "as"}[key],
        "adopted": "adoptaron" if many else "adoptó",
        "was": "fueron" if many else "fue",
        "has": "han" if many else "ha",
        "works": "trabajan" if many else "trabaja",
        "is": "son" if many else "es",
        "s": "s" if many else "",
    }


def _french_source(key: str, form: str) -> dict[str, str]:
    many = key.endswith("pl")
    elides = not many and _elides(form)
    the = "l’" if elides else {"m": "le ", "f": "la "}.get(key, "les ")
    new = {"m": "Le nouvel" if elides else "Le nouveau", "f": "La nouvelle", "mpl": "Les nouveaux"}
    return {
        "the": the,
        "The": the.capitalize(),
        "of_the": {"le ": "du ", "les ": "des "}.get(the, f"de {the}"),
        "to_the": {"le ": "au ", "les ": "aux "}.get(the, f"à {the}"),
        "The_new": new.get(key, "Les nouvelles"),
        "e": {"m": "", "f": "e", "mpl": "s", "fpl": "es"}[key],
        "has": "ont" if many else "a",
    }


_SOURCES = {"en": _english_source, "es": _spanish_source, "fr": _french_source}


def _read(data: Path) -> tuple[dict[str, tuple[Case, ...]], dict[str, dict[str, list[str]]]]:
    tables = tomllib.loads(data.read_text(encoding="utf-8"))
    others = tables.pop("others")
    grids = {}
    for pair, table in tables.items():
        agree = _SOURCES[pair.partition("-")[0]]
        grids[pair] = tuple(
            Case(
                pair,
                frame["name"],
                frame["source"].format(X=term["source"], **agree(term["of"], term["source"])),
                term["concept"],
                term["form"],
                term["grammar"][0],
                "pl" if term["grammar"].endswith("pl") else "sg",
                tuple(Want(problem, pattern) for problem, pattern in frame["wants"]),
            )
            for frame in table["frames"]
            for term in table["terms"]
        )
    return grids, others


GRIDS, _OTHERS = _read(DATA)
