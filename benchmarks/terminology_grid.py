"""Official terms crossed with frames, and what grammar wants around each approved form.

`GRIDS` holds 176 cases from English to Spanish (11 terms in 16 frames), 128 from Spanish to
French (8 in 16) and 64 from French to Spanish (8 in 8). They are judged by the rules below alone,
none of which the program knows: a frame says which determiner, contraction, participle, adjective
and number of the verb its translation needs; how the rest is worded does not matter.

`The first X` is no frame: with most of these terms it names a numbered tenure, another concept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Term:
    """A concept, its preferred forms in two languages and their grammar."""

    concept: str
    source: str
    form: str
    grammar: str
    """Gender and number of the form: `m`, `f`, `mpl` or `fpl`."""
    source_grammar: str = ""
    """The same of the source; English has a number only."""


@dataclass(frozen=True, slots=True)
class Want:
    """A problem, and the pattern of which one reading must be in a translation without it."""

    problem: str
    pattern: str
    """`<word>` stands for a word of `_spanish` or `_french`, `<F>` for the form."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence with `{X}` for a term, the words that agree with it, and what has to follow."""

    name: str
    source: str
    wants: tuple[Want, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One term in one frame."""

    pair: str
    """Such as `en-es`."""
    source: str
    concept: str
    form: str
    """The approved form that the translation has to hold once."""
    gender: str
    number: str
    frame: Frame

    def __str__(self) -> str:
        return f"{self.pair} {self.frame.name} {self.concept}"


_VOWELS = "aeiouéèêâîôûÉAEIOU"


# ------------------------------------------------------------------ what agrees in a source


def _english_source(grammar: str) -> dict[str, str]:
    many = grammar.endswith("pl")
    return {
        "was": "were" if many else "was",
        "has": "have" if many else "has",
        "is_": "are" if many else "is",
        "this": "These" if many else "This",
        "s": "’" if many else "’s",
    }


def _spanish_source(grammar: str) -> dict[str, str]:
    the = {"m": "el", "f": "la", "mpl": "los", "fpl": "las"}[grammar]
    many = grammar.endswith("pl")
    return {
        "the": the,
        "The": the.capitalize(),
        "of_the": "del" if the == "el" else f"de {the}",
        "to_the": "al" if the == "el" else f"a {the}",
        "This": {"m": "Este", "f": "Esta", "mpl": "Estos", "fpl": "Estas"}[grammar],
        "o": {"m": "o", "f": "a", "mpl": "os", "fpl": "as"}[grammar],
        "o_": "aron" if many else "ó",  # adopt-ó, adopt-aron
        "n": "n" if many else "",
        "s": "s" if many else "",
        "was": "fueron" if many else "fue",
        "is_": "son" if many else "es",
    }


def _french_source(grammar: str, form: str) -> dict[str, str]:
    many = grammar.endswith("pl")
    elides = not many and form[0] in _VOWELS
    the = "l’" if elides else {"m": "le ", "f": "la "}.get(grammar, "les ")
    new = {"m": "nouvel" if elides else "nouveau", "f": "nouvelle", "mpl": "nouveaux"}
    return {
        "the": the,
        "The": the.capitalize(),
        "of_the": {"le ": "du ", "les ": "des "}.get(the, f"de {the}"),
        "to_the": {"le ": "au ", "les ": "aux "}.get(the, f"à {the}"),
        "The_new": {"m": "Le ", "f": "La "}.get(grammar, "Les ") + new.get(grammar, "nouvelles"),
        "e": {"m": "", "f": "e", "mpl": "s", "fpl": "es"}[grammar],
        "a": "ont" if many else "a",
    }


# ------------------------------------------------------------------ what agrees in a target

# Words between a form and its verb: `El Buró Político también se reunió ayer`.
_ES_BETWEEN = r"(?:(?:no|se|lo|la|ya|también|ayer|\w+mente) )*"
_FR_BETWEEN = r"(?:(?:ne|n'|se|s'|y|aussi|hier|\w+ment) ?)*"
# A past participle with `haber` or `avoir` never agrees; alone it is no verb at all (`El Asamblea
# Nacional adoptado el plan` is what a blank in the place of the term does to Apertium).
_ES_PARTICIPLE = r"\w+(?:d|t|ch)o\b"
_FR_PARTICIPLE = r"\w+(?:é|i|u|t|is)\b"


def _spanish(grammar: str) -> dict[str, str]:
    gender, many = grammar[0], grammar.endswith("pl")
    the = {"m": "el ", "f": "la ", "mpl": "los ", "fpl": "las "}[grammar]
    o = {"m": "o", "f": "a", "mpl": "os", "fpl": "as"}[grammar]
    one = (
        rf"{_ES_BETWEEN}(?:(?:ha|había|habrá) (?:\w+mente )?{_ES_PARTICIPLE}"
        r"|(?!(?:de|que|la|a|e|o|y|no|se|lo|le|para|como|ha|había|una|contra|sobre|entre|ante"
        r"|nuev[oa])\b)(?!\w*[aií]d[oa]\b)\w*[aeoóáí]\b)"
    )
    several = (
        rf"{_ES_BETWEEN}(?:(?:han|habían|habrán) (?:\w+mente )?{_ES_PARTICIPLE}"
        r"|(?!(?:han|habían|habrán|en|con|sin|según)\b)\w+n\b)"
    )
    return {
        "the": the,
        "of_the": "del " if the == "el " else f"de {the}",
        "to_the": "al " if the == "el " else f"a {the}",
        "this": {
            "m": "(?:este|ese) ",
            "f": "(?:esta|esa) ",
            "mpl": "(?:estos|esos) ",
            "fpl": "(?:estas|esas) ",
        }[grammar],
        "new": rf"nuev{o}",
        "verb": several if many else one,
        "one": one,
        "several": several,
        "was": r"(?:fueron|estuvieron|han sido|habían sido|son|están|eran)"
        if many
        else r"(?:fue|estuvo|ha sido|había sido|es|está|era)",
        "done": rf"(?:\w+mente )?\w*(?:d|t|ch){o}\b",
        "is": "(?:son|están|eran|resultan|parecen)" if many else "(?:es|está|era|resulta|parece)",
        "adjective": rf"(?:muy )?\w+(?:{o}|{'es' if many else '[elrz]'})\b",
        "gender": gender,
    }


def _french(grammar: str, form: str) -> dict[str, str]:
    many = grammar.endswith("pl")
    elides = not many and form[0] in _VOWELS
    the = "l'" if elides else {"m": "le ", "f": "la "}.get(grammar, "les ")
    e = {"m": "", "f": "e", "mpl": "s", "fpl": "es"}[grammar]
    done = {
        "m": r"\w+(?:é|i|u|t|is)\b",
        "f": r"\w+(?:ée|ie|ue|te|se)\b",
        "mpl": r"\w+(?:és|is|us|ts)\b",
        "fpl": r"\w+(?:ées|ies|ues|tes|ses)\b",
    }[grammar]
    one = (
        rf"{_FR_BETWEEN}(?:(?:a|avait|aura) (?:\w+ment )?{_FR_PARTICIPLE}|est {done}"
        r"|(?!(?:a|avait|aura|est|de|que|la|le|une|et|entre|contre|nouvelle)\b)"
        r"(?!\w*ée?\b)(?!\w*(?<!ie)nt\b)\w*[eatd]\b)"
    )
    several = (
        rf"{_FR_BETWEEN}(?:(?:ont|avaient|auront) (?:\w+ment )?{_FR_PARTICIPLE}|sont {done}"
        r"|(?!(?:ont|avaient|auront|sont|dont)\b|\w+ment\b)\w+nt\b)"
    )
    return {
        "the": the,
        "of_the": {"le ": "du ", "les ": "des "}.get(the, f"de {the}"),
        "to_the": {"le ": "au ", "les ": "aux "}.get(the, f"à {the}"),
        "this": {"m": "cet " if elides else "ce ", "f": "cette "}.get(grammar, "ces "),
        "the_new": {
            "m": "le nouvel " if elides else "le nouveau ",
            "f": "la nouvelle ",
            "mpl": "les nouveaux ",
            "fpl": "les nouvelles ",
        }[grammar],
        "verb": several if many else one,
        "one": one,
        "several": several,
        "was": r"(?:ont été|avaient été|sont|étaient|furent)"
        if many
        else r"(?:a été|avait été|est|était|fut)",
        "done": rf"(?:\w+ment )?{done}",
        "is": "(?:sont|étaient|semblent)" if many else "(?:est|était|semble)",
        "adjective": rf"(?:très )?(?:important{e}|\w+(?:ble|ire|que){'s' if many else ''})\b",
    }


# ------------------------------------------------------------------ terms and frames

_EN_ES_TERMS = (
    Term("body-politburo", "Politburo", "Buró Político", "m"),
    Term("body-national-assembly", "National Assembly", "Asamblea Nacional", "f"),
    Term("body-pcc", "Party Central Committee", "Comité Central del Partido", "m"),
    Term(
        "title-general-secretary", "Party General Secretary", "secretario general del Partido", "m"
    ),
    Term(
        "body-pcc-office",
        "Office of the Party Central Committee",
        "Oficina del Comité Central del Partido",
        "f",
    ),
    Term("body-vff", "Vietnam Fatherland Front", "Frente de la Patria de Vietnam", "m"),
    Term("body-government-inspectorate", "Government Inspectorate", "Inspección del Gobierno", "f"),
    Term("body-supreme-court", "Supreme People’s Court", "Tribunal Popular Supremo", "m"),
    Term(
        "body-central-military-commission",
        "Central Military Commission",
        "Comisión Militar Central",
        "f",
    ),
    Term("body-central-agencies", "central agencies", "organismos centrales", "mpl"),
    Term("pt-ethnic-minorities", "ethnic minorities", "minorías étnicas", "fpl"),
)

_ES_FR_TERMS = (
    Term("body-supreme-court", "Tribunal Popular Supremo", "Cour populaire suprême", "f", "m"),
    Term(
        "body-pcc-office",
        "Oficina del Comité Central del Partido",
        "Bureau du Comité central du Parti",
        "m",
        "f",
    ),
    Term("body-national-assembly", "Asamblea Nacional", "Assemblée nationale", "f", "f"),
    Term("body-vpa", "Ejército Popular de Vietnam", "Armée populaire du Vietnam", "f", "m"),
    Term("body-office-of-government", "Oficina del Gobierno", "Office du gouvernement", "m", "f"),
    Term("body-politburo", "Buró Político", "Bureau politique", "m", "m"),
    Term("body-central-agencies", "organismos centrales", "organes centraux", "mpl", "mpl"),
    Term("pt-ethnic-minorities", "minorías étnicas", "minorités ethniques", "fpl", "fpl"),
)

_FR_ES_TERMS = tuple(
    Term(term.concept, term.form, term.source, term.source_grammar, term.grammar)
    for term in _ES_FR_TERMS
)

_ARTICLE = Want("article", "<the><F>")
_VERB = Want("verb", "<F> <verb>")
_PASSIVE = (
    # `Los ministros elogiaron al Buró Político` says the same
    Want("article", r"<the><F>|ministros \w+ron <to_the><F>"),
    Want("verb", r"<F> <was>|ministros \w+ron (?:<to_the>|<the>)<F>"),
    Want("participle", r"<was> <done>|ministros \w+ron (?:<to_the>|<the>)<F>"),
)
_INVITED = (_ARTICLE, Want("verb", "<F> <was>"), Want("participle", "<was> <done>"))
_THIS = (Want("determiner", "<this><F>"), Want("verb", "<F> <is>"), Want("adjective", "<is> <adjective>"))
_OF_THE = Want("contraction", "<of_the><F>")
_TO_THE = Want("contraction", "<to_the><F>")
_ES_LONG = Want("verb", "<F> (?:es|está|era|resulta|parece) ")
_FR_LONG = Want("verb", "<F> (?:est|était|semble) ")

_EN_ES_FRAMES = (
    Frame("active", "The {X} adopted the plan.", (_ARTICLE, _VERB)),
    Frame("passive", "The {X} {was} praised by the ministers.", _PASSIVE),
    Frame("has-been", "The {X} {has} been invited to the city.", _INVITED),
    Frame("object", "The ministers praised the {X}.", (Want("article", "(?:<to_the>|<the>)<F>"),)),
    Frame("genitive", "The {X}{s} report is long.", (_OF_THE, _ES_LONG)),
    Frame("of", "The role of the {X} is important.", (_OF_THE, _ES_LONG)),
    Frame("to", "The minister gave the book to the {X}.", (_TO_THE,)),
    Frame("by", "The plan was approved by the {X}.", (Want("article", "por <the><F>"),)),
    Frame(
        "from",
        "The letter from the {X} arrived yesterday.",
        (
            Want("contraction", "(?:<of_the>|desde <the>)<F>"),
            Want("verb", r"\b(?:lleg|recib)\w*ó\b|\bvino\b|\bha (?:llegado|venido)\b"),
        ),
    ),
    Frame("with", "The city works with the {X}.", (Want("article", "con <the><F>"),)),
    Frame("in", "The workers trust in the {X}.", (Want("article", "en <the><F>"),)),
    Frame(
        "list",
        "The ministers, the {X} and the army signed the agreement.",
        (
            Want("article", r", <the><F>,? y "),
            Want("verb", r"\b\w+ron\b|\bhan \w+do\b"),
        ),
    ),
    Frame(
        "new",
        "The new {X} met in the city.",
        (
            Want("article", "<the>(?:nuev[oa]s? )?<F>"),
            Want("adjective", "<new> <F>|<F> <new>"),
            Want("verb", "<F> (?:<new> )?<verb>"),
        ),
    ),
    Frame("this", "{this} {X} {is_} important.", _THIS),
    Frame(
        "apposition",
        "The {X}, created in 1945, met in the city.",
        (
            _ARTICLE,
            Want("participle", "<F>, (?:que <was> )?<done>"),
            Want("verb", "1945,? <verb>"),
        ),
    ),
    Frame(
        "and",
        "The ministers and the {X} are ready.",
        (
            Want("article", "y <the><F>"),
            Want("verb", "<F> (?:ya )?(?:están|estaban|son|se encuentran) "),
            # two subjects, one of them masculine
            Want("adjective", r"(?:están|estaban|son|encuentran) (?:ya )?\w+[oe]s\b"),
        ),
    ),
)

_ES_FR_FRAMES = (
    Frame("active", "{The} {X} adopt{o_} el plan.", (_ARTICLE, _VERB)),
    Frame(
        "passive",
        "{The} {X} {was} elogiad{o} por los ministros.",
        (_ARTICLE, Want("verb", "<F> <was>"), Want("participle", "<was> <done>")),
    ),
    Frame("has-been", "{The} {X} ha{n} sido invitad{o} a la ciudad.", _INVITED),
    Frame("object", "Los ministros visitaron {the} {X}.", (_ARTICLE,)),
    Frame("of", "El informe {of_the} {X} es largo.", (_OF_THE, _FR_LONG)),
    Frame(
        "of-leaders",
        "Los dirigentes {of_the} {X} visitaron la escuela.",
        (_OF_THE, Want("verb", "<F> <several>")),
    ),
    Frame("to", "El ministro dio el libro {to_the} {X}.", (_TO_THE,)),
    Frame("by", "El plan fue aprobado por {the} {X}.", (Want("article", "par <the><F>"),)),
    Frame("with", "La ciudad trabaja con {the} {X}.", (Want("article", "avec <the><F>"),)),
    Frame(
        "in",
        "Los trabajadores confían en {the} {X}.",
        # font confiance à, ont confiance dans
        (Want("article", "(?:dans|en|sur) <the><F>|<to_the><F>"),),
    ),
    Frame(
        "list",
        "Los ministros, {the} {X} y la ciudad firmaron el acuerdo.",
        (
            Want("article", ", <the><F>,? et "),
            Want("verb", rf"\bont {_FR_PARTICIPLE}|\b\w+èrent\b|\bsignent\b"),
        ),
    ),
    Frame(
        "new",
        "{The} nuev{o} {X} trabaja{n} en la ciudad.",
        (Want("adjective", "<the_new><F>"), _VERB),
    ),
    Frame("this", "{This} {X} {is_} importante{s}.", _THIS),
    Frame(
        "apposition",
        "{The} {X}, cread{o} en 1945, trabaja{n} en la ciudad.",
        (
            _ARTICLE,
            Want("participle", "<F>, (?:qui <was> )?<done>"),
            Want("verb", "1945,? <verb>"),
        ),
    ),
    Frame(
        "and",
        "El ministro y {the} {X} visitaron la escuela.",
        (Want("article", "et <the><F>"), Want("verb", "<F> <several>")),
    ),
    Frame(
        "that",
        "El ministro dice que {the} {X} fue{ron} informad{o}.",
        (
            Want("article", "qu(?:e |')<the><F>"),
            Want("verb", "<F> <was>"),
            Want("participle", "<was> <done>"),
        ),
    ),
)

_FR_ES_FRAMES = (
    Frame("active", "{The}{X} {a} adopté le plan.", (_ARTICLE, _VERB)),
    Frame("passive", "{The}{X} {a} été invité{e} par les ministres.", _PASSIVE),
    Frame("of", "Le rapport {of_the}{X} est long.", (_OF_THE, _ES_LONG)),
    Frame("to", "Le ministre a donné le livre {to_the}{X}.", (_TO_THE,)),
    Frame("by", "Le plan a été approuvé par {the}{X}.", (Want("article", "por <the><F>"),)),
    Frame("with", "La ville travaille avec {the}{X}.", (Want("article", "con <the><F>"),)),
    Frame(
        "list",
        "Les ministres, {the}{X} et la ville ont signé l’accord.",
        (Want("article", ", <the><F>,? y "), Want("verb", r"\b\w+ron\b|\bhan \w+do\b")),
    ),
    Frame(
        "new",
        "{The_new} {X} {a} été ouvert{e}.",
        (
            Want("article", "<the>(?:nuev[oa]s? )?<F>"),
            Want("adjective", "<new> <F>|<F> <new>"),
            Want("verb", "<F> (?:<new> )?<was>"),
            Want("participle", "<was> <done>"),
        ),
    ),
)


def _source_words(language: str, term: Term) -> dict[str, str]:
    if language == "en":
        return _english_source(term.grammar)
    if language == "es":
        words = _spanish_source(term.source_grammar)
        return words | {"ron": "ron" if term.source_grammar.endswith("pl") else ""}
    return _french_source(term.source_grammar, term.source)


def _grid(pair: str, terms: tuple[Term, ...], frames: tuple[Frame, ...]) -> tuple[Case, ...]:
    language = pair.partition("-")[0]
    return tuple(
        Case(
            pair,
            frame.source.format(X=term.source, **_source_words(language, term)),
            term.concept,
            term.form,
            term.grammar[0],
            "pl" if term.grammar.endswith("pl") else "sg",
            frame,
        )
        for frame in frames
        for term in terms
    )


GRIDS: dict[str, tuple[Case, ...]] = {
    "en-es": _grid("en-es", _EN_ES_TERMS, _EN_ES_FRAMES),
    "es-fr": _grid("es-fr", _ES_FR_TERMS, _ES_FR_FRAMES),
    "fr-es": _grid("fr-es", _FR_ES_TERMS, _FR_ES_FRAMES),
}
