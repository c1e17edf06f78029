"""Sentences in official style whose values are known in five languages, to judge repairs by.

Each template stands in every language with the same slots. A slot is filled twice; the first
filling gives the old source and its translation, the second the new source and what a repair of
the old translation must come to.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

LANGUAGES = ("en", "fr", "es", "nb", "vi")
NBSP = "\u00a0"

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
}
BODIES = {
    "politburo": {
        "en": "the Politburo", "fr": "le Bureau politique", "es": "el Buró Político",
        "nb": "politbyrået", "vi": "Bộ Chính trị",
    },
    "government": {
        "en": "the Government", "fr": "le gouvernement", "es": "el Gobierno",
        "nb": "regjeringen", "vi": "Chính phủ",
    },
    "assembly": {
        "en": "the National Assembly", "fr": "l’Assemblée nationale", "es": "la Asamblea Nacional",
        "nb": "nasjonalforsamlingen", "vi": "Quốc hội",
    },
}  # fmt: skip
PLACES = {
    "lang-son": (
        "Lang Son province",
        "province de Lang Son",
        "provincia de Lang Son",
        "Lang Son-provinsen",
        "tỉnh Lạng Sơn",
    ),
    "dien-bien": (
        "Dien Bien province",
        "province de Diên Biên",
        "provincia de Dien Bien",
        "Dien Bien-provinsen",
        "tỉnh Điện Biên",
    ),
    "son-la": (
        "Son La province",
        "province de Son La",
        "provincia de Son La",
        "Son La-provinsen",
        "tỉnh Sơn La",
    ),
    "hung-yen": (
        "Hung Yen province",
        "province de Hung Yên",
        "provincia de Hung Yen",
        "Hung Yen-provinsen",
        "tỉnh Hưng Yên",
    ),
}
TITLES = {
    "pm": (
        "The Prime Minister",
        "Le Premier ministre",
        "El primer ministro",
        "Statsministeren",
        "Thủ tướng Chính phủ",
    ),
    "deputy-pm": (
        "The Deputy Prime Minister",
        "Le vice-Premier ministre",
        "El viceprimer ministro",
        "Visestatsministeren",
        "Phó Thủ tướng Chính phủ",
    ),
}
PERSONS = {
    "trong": (
        "Nguyen Phu Trong",
        "Nguyên Phu Trong",
        "Nguyen Phu Trong",
        "Nguyen Phu Trong",
        "Nguyễn Phú Trọng",
    ),
    "chinh": (
        "Pham Minh Chinh",
        "Pham Minh Chinh",
        "Pham Minh Chinh",
        "Pham Minh Chinh",
        "Phạm Minh Chính",
    ),
    "hue": (
        "Vuong Dinh Hue",
        "Vuong Dinh Huê",
        "Vuong Dinh Hue",
        "Vuong Dinh Hue",
        "Vương Đình Huệ",
    ),
    "lam": ("To Lam", "Tô Lâm", "To Lam", "To Lam", "Tô Lâm"),
    "phuc": (
        "Nguyen Xuan Phuc",
        "Nguyên Xuân Phuc",
        "Nguyen Xuan Phuc",
        "Nguyen Xuan Phuc",
        "Nguyễn Xuân Phúc",
    ),
}
TYPES = {
    "NQ/TW": ("Resolution", "la résolution", "la Resolución", "resolusjon", "Nghị quyết"),
    "CT/TW": ("Directive", "la directive", "la Directiva", "direktiv", "Chỉ thị"),
    "KL/TW": ("Conclusion", "la conclusion", "la Conclusión", "konklusjon", "Kết luận"),
    "NĐ-CP": ("Decree", "le décret", "el Decreto", "dekret", "Nghị định"),
}
MARKERS = {"en": "No. ", "fr": f"n°{NBSP}", "es": f"n.º{NBSP}", "nb": "nr. ", "vi": "số "}

TEMPLATES = {
    "issued": {
        "en": "{Body} issued Resolution No. {symbol} on {date}.",
        "fr": "{Body} a publié la résolution n° {symbol} le {date}.",
        "es": "{Body} emitió la Resolución n.º {symbol} el {date}.",
        "nb": "{Body} vedtok resolusjon nr. {symbol} {date}.",
        "vi": "{Body} ban hành Nghị quyết số {symbol} ngày {date}.",
    },
    "growth": {
        "en": "Growth in {place} reached {percent}% in {year}, and output {count} tonnes.",
        "fr": "La croissance dans la {place} a atteint {percent} % en {year}, et la production {count} tonnes.",
        "es": "El crecimiento en la {place} alcanzó el {percent} % en {year}, y la producción {count} toneladas.",
        "nb": "Veksten i {place} nådde {percent} % i {year}, og produksjonen {count} tonn.",
        "vi": "Tăng trưởng của {place} đạt {percent}% năm {year}, sản lượng {count} tấn.",
    },
    "visit": {
        "en": "{person} met {count} workers in {place} on {day}.",
        "fr": "{person} a rencontré {count} travailleurs dans la {place} le {day}.",
        "es": "{person} se reunió con {count} trabajadores en la {place} el {day}.",
        "nb": "{person} møtte {count} arbeidere i {place} {day}.",
        "vi": "{person} gặp {count} công nhân tại {place} ngày {day}.",
    },
    "session": {
        "en": "The {ordinal} session of the council examined {count} proposals.",
        "fr": "La {ordinal} session du conseil a examiné {count} propositions.",
        "es": "La {ordinal} sesión del consejo examinó {count} propuestas.",
        "nb": "Den {ordinal} sesjonen i rådet behandlet {count} forslag.",
        "vi": "Phiên họp thứ {ordinal} của hội đồng xem xét {count} đề xuất.",
    },
    "time": {
        "en": "The ceremony begins at {time} on {date}.",
        "fr": "La cérémonie commence à {time} le {date}.",
        "es": "La ceremonia comienza a las {time} del {date}.",
        "nb": "Seremonien begynner kl. {time} {date}.",
        "vi": "Buổi lễ bắt đầu lúc {time} ngày {date}.",
    },
    "sent": {
        "en": "The report was sent to {body}.",
        "fr": "Le rapport a été envoyé {à_body}.",
        "es": "El informe fue enviado {a_body}.",
        "nb": "Rapporten ble sendt til {body}.",
        "vi": "Báo cáo đã được gửi tới {body}.",
    },
    "chaired": {
        "en": "{Title} signed Decree No. {decree} before {year}.",
        "fr": "{Title} a signé le décret n° {decree} avant {year}.",
        "es": "{Title} firmó el Decreto n.º {decree} antes de {year}.",
        "nb": "{Title} undertegnet dekret nr. {decree} før {year}.",
        "vi": "{Title} ký Nghị định số {decree} trước năm {year}.",
    },
    "month": {
        "en": "In {month} {year}, hotels received {count} guests, {percent}% more.",
        "fr": "En {month} {year}, les hôtels ont accueilli {count} clients, {percent} % de plus.",
        "es": "En {month} de {year}, los hoteles recibieron {count} clientes, un {percent} % más.",
        "nb": "I {month} {year} tok hotellene imot {count} gjester, {percent} % flere.",
        "vi": "Trong {month} năm {year}, các khách sạn đón {count} khách, tăng {percent}%.",
    },
    "period": {
        "en": "Between {year} and {year_two} the fund paid {money} billion dong for {words} schools.",
        "fr": "Entre {year} et {year_two} le fonds a versé {money} milliards de dongs pour {words} écoles.",
        "es": "Entre {year} y {year_two} el fondo pagó {money} mil millones de dongs por {words} escuelas.",
        "nb": "Mellom {year} og {year_two} betalte fondet {money} milliarder dong for {words} skoler.",
        "vi": "Giữa năm {year} và {year_two} quỹ chi {money} tỷ đồng cho {words} trường.",
    },
    "studied": {
        "en": "They studied {typed}.",
        "fr": "Ils ont étudié {typed}.",
        "es": "Estudiaron {typed}.",
        "nb": "De studerte {typed}.",
        "vi": "Họ nghiên cứu {typed}.",
    },
    "bold": {
        "en": "See <b>Directive No. {directive}</b>, page {small}.",
        "fr": "Voir la <b>directive n° {directive}</b>, page {small}.",
        "es": "Véase la <b>Directiva n.º {directive}</b>, página {small}.",
        "nb": "Se <b>direktiv nr. {directive}</b>, side {small}.",
        "vi": "Xem <b>Chỉ thị số {directive}</b>, trang {small}.",
    },
}
WORDS = {
    "en": "two three four six seven eight nine ten", "fr": "deux trois quatre six sept huit neuf dix",
    "es": "dos tres cuatro seis siete ocho nueve diez", "nb": "to tre fire seks sju åtte ni ti",
    "vi": "hai ba bốn sáu bảy tám chín mười",
}  # fmt: skip


@dataclass(frozen=True)
class Pair:
    """An old sentence pair and the one that a repair must make."""

    template: str
    old_source: str
    old_target: str
    new_source: str
    new_target: str


def pairs(source: str, target: str, count: int, seed: int = 1) -> Iterator[Pair]:
    """Pairs of one direction, the same ones for the same seed."""
    rng = random.Random(f"{seed}-{source}-{target}")
    names = sorted(TEMPLATES)
    for number in range(count):
        template = names[number % len(names)]
        old, new = _values(rng), _values(rng)
        # Now and then a value stays as it is.
        new = {key: old[key] if rng.random() < 0.3 else new[key] for key in new}
        if old["year"] == old["year_two"] or new["year"] == new["year_two"]:
            continue
        texts = [
            TEMPLATES[template][language].format(**_filled(values, language))
            for values in (old, new)
            for language in (source, target)
        ]
        yield Pair(template, *texts)


def _values(rng: random.Random) -> dict[str, object]:
    return {
        "body": rng.choice(sorted(BODIES)),
        "place": rng.choice(sorted(PLACES)),
        "title": rng.choice(sorted(TITLES)),
        "person": rng.choice(sorted(PERSONS)),
        "number": rng.randint(10, 99),
        "decree": (rng.randint(10, 99), rng.randint(2014, 2024)),
        "type": rng.choice(sorted(TYPES)),
        "date": (rng.randint(1, 28), rng.randint(1, 12), rng.randint(2011, 2024)),
        "percent": (rng.randint(2, 19), rng.randint(1, 99)),
        "count": rng.choice((rng.randint(30, 900), rng.randint(1100, 98_000))),
        "year": rng.randint(1990, 2024),
        "year_two": rng.randint(2025, 2040),
        "ordinal": rng.randint(4, 79),
        "time": (rng.randint(13, 19), rng.randint(1, 59)),
        "money": rng.randint(20, 980),
        "words": rng.randint(0, 7),
    }


def _filled(values: dict[str, object], language: str) -> dict[str, str]:
    at = LANGUAGES.index(language)
    body = BODIES[str(values["body"])][language]
    day, month, year = values["date"]  # type: ignore[misc]
    number, decree_year = values["decree"]  # type: ignore[misc]
    whole, part = values["percent"]  # type: ignore[misc]
    symbol = str(values["type"])
    mark = "." if language == "en" else ","
    number_text = str(values["number"])
    ascii_type = symbol if language == "vi" else symbol.replace("Đ", "D")
    typed = (
        f"{number}/{decree_year}/{ascii_type}"
        if symbol == "NĐ-CP"
        else f"{number_text}-{ascii_type}"
    )
    return {
        "body": body,
        "Body": body[0].upper() + body[1:],
        "à_body": f"à {body}".replace("à le ", "au "),
        "a_body": f"a {body}".replace("a el ", "al "),
        "place": PLACES[str(values["place"])][at],
        "Title": TITLES[str(values["title"])][at],
        "person": PERSONS[str(values["person"])][at],
        "symbol": f"{number_text}-NQ/TW",
        "directive": f"{number_text}-CT/TW",
        "small": number_text,
        "decree": f"{number}/{decree_year}/{'NĐ' if language == 'vi' else 'ND'}-CP",
        "typed": f"{TYPES[symbol][at]} {MARKERS[language]}{typed}",
        "date": _date(language, day, month, year),
        "day": _date(language, day, month, None),
        "month": f"tháng {month}" if language == "vi" else MONTHS[language].split()[month - 1],
        "percent": f"{whole}{mark}{part}",
        "count": _grouped(int(str(values["count"])), language),
        "year": str(values["year"]),
        "year_two": str(values["year_two"]),
        "ordinal": _ordinal(int(str(values["ordinal"])), language),
        "time": _time(language, *values["time"]),  # type: ignore[misc]
        "money": str(values["money"]),
        "words": WORDS[language].split()[int(str(values["words"]))],
    }  # fmt: skip


def _date(language: str, day: int, month: int, year: int | None) -> str:
    if language == "vi":
        return f"{day:02d}/{month:02d}" + (f"/{year}" if year else "")
    name = MONTHS[language].split()[month - 1]
    if language == "en":
        return f"{name} {day}" + (f", {year}" if year else "")
    if language == "es":
        return f"{day} de {name}" + (f" de {year}" if year else "")
    written = {"fr": "1er" if day == 1 else str(day), "nb": f"{day}."}[language]
    return f"{written} {name}" + (f" {year}" if year else "")


def _grouped(number: int, language: str) -> str:
    sign = {"en": ",", "fr": NBSP, "es": ".", "nb": NBSP, "vi": "."}[language]
    return f"{number:,}".replace(",", sign)


def _ordinal(number: int, language: str) -> str:
    if language == "en":
        last = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{'th' if number in (11, 12, 13) else last}"
    return {"fr": f"{number}e", "es": f"{number}.ª", "nb": f"{number}.", "vi": str(number)}[
        language
    ]


def _time(language: str, hour: int, minute: int) -> str:
    if language == "en":
        return f"{hour - 12}:{minute:02d} p.m."
    sign = {"fr": " h ", "es": ":", "nb": ".", "vi": "h"}[language]
    return f"{hour}{sign}{minute:02d}"
