"""Names in drafts: persons outside the glossary, later mentions, headlines in capitals."""

from __future__ import annotations

import pytest

from tests.drafting.fakes import GLOSSARY, draft
from workflow.drafting import ArticleContext, Question, Request, Status
from workflow.drafting.planning import plan_draft, request
from workflow.engines import Pair
from workflow.style import Style

BODY = ("Nguyen Van Thai opened the bridge.", "The villagers met Thai at the bridge.")


def _asked(source: str, **given: object) -> tuple[str, str]:
    """What the engine is sent, and the draft when it sends it back."""
    asked: list[Question] = []
    made = draft(source, lambda text: text, asked=asked, **given)  # type: ignore[arg-type]
    (request,) = [one for one in asked if isinstance(one, Request)][:1]
    return request.text, made.text


def test_a_person_outside_the_glossary_goes_behind_a_placeholder() -> None:
    sent, made = _asked(BODY[0])
    assert sent == "Qzxa opened the bridge."
    assert made == "Nguyen Van Thai opened the bridge."


@pytest.mark.parametrize(
    ("later", "expected"),
    [("source", "met Thai at"), ("full", "met Nguyen Van Thai at"), ("short", "met Thai at")],
)
def test_a_given_name_alone_is_a_person_where_the_article_names_them(
    later: str, expected: str
) -> None:
    style = Style(later_mention=later)  # type: ignore[arg-type]
    sent, made = _asked(BODY[1], body=BODY, style=style)
    assert sent == "The villagers met Qzxa at the bridge."
    assert expected in made


def test_a_word_that_no_person_of_the_article_bears_is_left_to_the_engine() -> None:
    sent, _ = _asked("The villagers like Thai food.", body=("The bridge is open.",))
    assert sent == "The villagers like Thai food."


def test_diacritics_are_not_invented() -> None:
    made = draft(BODY[0], lambda text: text, Pair("en", "vi"))
    assert "Nguyen Van Thai" in made.text
    assert any("its diacritics are not known" in check for check in made.checks)


def test_a_headline_in_capitals_is_sent_as_a_sentence_and_comes_back_in_capitals() -> None:
    sent, made = _asked(
        "POLITBURO PRAISES THE BRIDGE",
        kind="title",
        body=("The Politburo praises the bridge.",),
    )
    assert sent == "Qzxa praises the bridge"
    assert made == "BUREAU POLITIQUE PRAISES THE BRIDGE"


def test_the_house_may_want_a_headline_as_a_sentence() -> None:
    _, made = _asked(
        "POLITBURO PRAISES THE BRIDGE",
        kind="title",
        body=("The Politburo praises the bridge.",),
        style=Style(headline_case="sentence"),
    )
    assert made == "Bureau politique praises the bridge"


def test_a_term_of_a_headline_in_capitals_has_its_status() -> None:
    made = draft(
        "POLITBURO PRAISES THE BRIDGE",
        lambda text: text.replace("praises the bridge", "salue le pont"),
        kind="title",
        body=("The Politburo praises the bridge.",),
    )
    assert [(one.occurrence.text, one.status) for one in made.outcomes] == [
        ("POLITBURO", Status.ENFORCED)
    ]


@pytest.mark.parametrize(
    ("source", "sent"),
    [
        pytest.param("They met Mark Long there.", "They met Qzxa there.", id="two-words"),
        pytest.param("Then boss Mark Long spoke.", "Then boss Qzxa spoke.", id="behind-a-word"),
        pytest.param("The White House wrote.", "The White House wrote.", id="no-person"),
    ],
)
def test_a_name_of_another_country_stands_as_it_is(source: str, sent: str) -> None:
    asked, made = _asked(source)
    assert asked == sent
    assert made == source


def test_a_family_name_alone_is_a_name_where_the_article_names_the_person() -> None:
    body = ("The village met Donald Trump.", "Later Trump left the village.")
    assert _asked(body[1], body=body)[0] == "Later Qzxa left the village."


def test_a_headline_in_title_case_keeps_the_persons_of_the_article_only() -> None:
    body = ("The village met Donald Trump.",)
    title = "Donald Trump Praises Green Growth Plan Of Village"
    assert _asked(title, body=body, kind="title")[0].startswith("Qzxa praises green growth Plan")


def test_a_name_that_another_alphabet_spells_is_spelt_as_the_target_language_does() -> None:
    assert _asked("They met Vladimir Putin there.")[1] == "They met Vladimir Poutine there."


def test_a_name_that_the_engine_loses_puts_its_title_in_doubt() -> None:
    made = draft(
        "They met Prime Minister Keir Starmer there.",
        lambda text: (
            text.replace("They met", "Ils ont vu")
            .replace("Qzxb there", "là-bas")
            .replace("Keir Starmer there", "là-bas")
        ),
    )
    (title,) = made.outcomes
    assert (title.status, title.reason) == (
        Status.REVIEW,
        "the name Keir Starmer is missing",
    )
    assert "names: the name Keir Starmer is missing" in made.checks


def test_a_title_that_the_engine_tears_from_its_name_is_in_doubt() -> None:
    made = draft(
        "Prime Minister Pham Minh Chinh speaks.",
        lambda text: "Discours de Qzxb du Qzxa." if text.startswith("Qzxa Qzxb") else text,
    )
    (title, _) = made.outcomes
    assert title.status is Status.REVIEW
    assert title.reason == "Prime Minister stands apart from Pham Minh Chinh"


@pytest.mark.parametrize(
    ("source", "said", "pair"),
    [
        pytest.param(
            "Vice State President Vo Thi Anh Xuan spoke.",
            "vice-présidente de la République",
            Pair("en", "fr"),
            id="termbase",
        ),
        pytest.param(
            "Deputy Minister Nguyen Thi Hoa spoke.",
            "viceministra",
            Pair("en", "es"),
            id="middle-name",
        ),
        pytest.param(
            "Nguyen Thi Hoa, Deputy Minister, spoke.",
            "viceministra",
            Pair("en", "es"),
            id="apposition",
        ),
        pytest.param(
            "Prime Minister Giorgia Meloni spoke.",
            "primera ministra",
            Pair("en", "es"),
            id="given-name",
        ),
        pytest.param(
            "Nguyen Thi Hoa, Deputy Minister Le Van Tam spoke.",
            "viceministro",
            Pair("en", "es"),
            id="the-title-of-the-next",
        ),
        pytest.param(
            "Deputy Minister Le Van Tam spoke.", "viceministro", Pair("en", "es"), id="man"
        ),
    ],
)
def test_a_title_follows_the_gender_of_its_holder(source: str, said: str, pair: Pair) -> None:
    made = draft(source, lambda text: text, pair)
    assert said.lower() in made.text.lower()


def test_title_and_name_are_one_unit_for_an_engine_that_types_terms() -> None:
    slots = plan_draft(
        "Prime Minister Keir Starmer met To Lam.",
        "paragraph",
        Pair("en", "es"),
        GLOSSARY,
        ArticleContext("en", (), GLOSSARY),
        Style(),
    ).slots
    named = [slot.named(f"Qzx{letter}") for slot, letter in zip(slots, "abc", strict=True)]
    asked = request("Prime Minister Keir Starmer met To Lam.", named, typed=True)
    assert asked.text == "The Qzxa Qzxb met Qzxc."
    assert [(one.placeholder, one.form, one.kind) for one in asked.spans] == [
        ("Qzxa Qzxb", "primer ministro Keir Starmer", "person"),
        ("Qzxc", "To Lam", "person"),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "The village lies near Moc Chau in the hills.",
        "Photo: Thuy Linh",
        "By Vu Thu, Desk Press",
        "Written by Vu Thu - Translated by Tan Nghia",
    ],
)
def test_small_vietnamese_names_stand_as_they_are(source: str) -> None:
    made = draft(source, lambda text: text.lower().replace("qzx", "Qzx"))
    for name in ("Moc Chau", "Thuy Linh", "Vu Thu", "Tan Nghia"):
        assert (name in made.text) == (name in source)


def test_a_small_name_loses_the_marks_that_the_target_language_has_not() -> None:
    made = draft("Le bourg de Môc Châu est grand.", lambda text: text, Pair("fr", "es"))
    assert "Moc Chau" in made.text


def test_the_marks_of_a_small_name_are_not_invented() -> None:
    made = draft("They went to Moc Chau by bus.", lambda text: text, Pair("en", "vi"))
    assert "terms: the name Moc Chau needs review, its diacritics are not known" in made.checks


def test_a_city_is_a_person_behind_a_title_only() -> None:
    body = ("Vuong Dinh Hue came.", "Chairman Hue liked the old streets of Hue.")
    context = ArticleContext("en", body, GLOSSARY)
    slots = plan_draft(body[1], "paragraph", Pair("en", "es"), GLOSSARY, context, Style()).slots
    persons = [one.start for one in slots if one.kind == "person"]
    assert persons == [body[1].index("Hue")]
