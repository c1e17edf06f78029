"""What a concept's policy does to a draft: put, proposed, looked at."""

from __future__ import annotations

import pytest

from tests.conftest import judge
from tests.engines.test_apertium_names import EN_ES, drafts
from workflow.drafting import Status


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Major General Nguyen Van Ba spoke.", "El mayor general Nguyen Van Ba"),
        ("Senior Colonel Le Thi Hoa spoke.", "La coronel superior Le Thi Hoa"),
        ("She was promoted to the rank of Lieutenant General.", "teniente general"),
    ],
    ids=["opening", "woman", "rank"],
)
def test_a_proposed_form_is_put_and_needs_review(text: str, form: str) -> None:
    judge("apertium")
    (draft,) = drafts([text], EN_ES)
    assert form in draft.text
    rank = next(one for one in draft.outcomes if one.occurrence.id.startswith("title-rank"))
    assert rank.status is Status.REVIEW
    assert "agencies" in rank.reason
    assert any("agencies" in line for line in draft.checks)


def test_a_certain_rank_is_enforced() -> None:
    judge("apertium")
    (draft,) = drafts(["General Phan Van Giang spoke."], EN_ES)
    assert [one.status for one in draft.outcomes] == [Status.ENFORCED, Status.ENFORCED]
