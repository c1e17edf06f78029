"""Every write is compared with what stands there: an approved translation may not be gone."""

from __future__ import annotations

import pytest

from workflow.translations import lost_translations

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
APPROVED = 'msgid "One."\nmsgstr "Un."\n'


@pytest.mark.parametrize(
    ("after", "lost"),
    [
        pytest.param(APPROVED, [], id="unchanged"),
        pytest.param(
            '#, fuzzy\n#| msgid "One."\nmsgid "One more."\nmsgstr "Un."\n',
            [],
            id="fuzzy-at-a-new-text",
        ),
        pytest.param('#~ msgid "One."\n#~ msgstr "Un."\n', [], id="obsolete"),
        pytest.param('msgid "One."\nmsgstr ""\n', ["Un."], id="emptied"),
        pytest.param('msgid "One."\nmsgstr "Uno."\n', ["Un."], id="overwritten"),
        pytest.param("", ["Un."], id="removed"),
    ],
)
def test_lost_translations(after: str, lost: list[str]) -> None:
    assert lost_translations((HEADER + APPROVED).encode(), (HEADER + after).encode()) == lost


def test_a_draft_may_be_replaced() -> None:
    draft = HEADER + "#, fuzzy\n" + APPROVED
    assert lost_translations(draft.encode(), HEADER.encode()) == []
