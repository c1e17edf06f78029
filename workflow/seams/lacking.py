"""Forms without the article they need, where no repair is certain: `Informó Comité Permanente`."""

from __future__ import annotations

import re

from workflow.seams.bare import is_part_of_word, is_sentence
from workflow.seams.kinds import is_never_bare
from workflow.seams.seam import Seam
from workflow.seams.tables import SeamRules

# "Il a informé Comité permanent", "Ha informado Comité Permanente"
_PARTICIPLE = re.compile(r"[^\W\d_]{2,}(?:é|i|u|is|it|rt|ado|ido)")


def lacks_definite(seam: Seam, rules: SeamRules) -> bool:
    """Whether a body or session stands directly behind a verb, with no article between them.

    It may be the verb's subject or object, with a preposition of its own: a person decides. Only
    in a sentence with its stop.
    """
    table = rules.bare
    if table is None or table.dropped or not is_never_bare(seam.kind, seam.form) or seam.is_joined:
        return False
    if seam.article != "definite" or " " not in seam.form or seam.numbers != ("sg",):
        return False
    tokens = seam.tokens(2)
    if not tokens or not is_sentence(seam, rules) or is_part_of_word(seam, tokens[-1]):
        return False
    verbs = rules.clauses.verbs
    last, before = tokens[-1], tokens[-2].key if len(tokens) > 1 else ""
    if not last.text[1:].islower():
        return False
    if verbs.number(before) and _PARTICIPLE.fullmatch(last.key):
        return True
    return bool(verbs.number(last.key)) and last.key not in table.roles
