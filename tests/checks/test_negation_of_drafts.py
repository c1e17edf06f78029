"""Negations of machine drafts: engines turn sentences round, so that they are counted."""

from __future__ import annotations

import pytest

from workflow.checks.negations import negation_mismatch


@pytest.mark.parametrize(
    ("pair", "source", "draft"),
    [
        ("es-en", "Nadie puede romper el plan.", "Anybody can break the plan."),
        ("es-en", "Ningún barrio puede esperar.", "Any ward can wait."),
        ("fr-en", "Nul ne peut attendre.", "Any can not wait."),
        ("fr-es", "Nul ne peut attendre.", "Ningún no puede esperar."),
        ("es-fr", "Ningún barrio puede esperar.", "Aucun quartier peut attendre."),
        ("en-fr", "No one can wait.", "Personne peut attendre."),
        ("fr-en", "Personne n'attendait dehors.", "That person was not waiting outside."),
        ("es-fr", "Nadie debe esperar.", "Une personne ne doit pas attendre."),
        ("en-es", "They do not wait, and they will not come.", "No esperan, y vendrán."),
        ("en-es", "No 24-hour help came.", "La ayuda de 24 horas vino."),
        ("en-es", "Nobody waits, and nobody asks.", "Nadie espera, y alguien pregunta."),
    ],
)
def test_a_sentence_turned_round_is_told(pair: str, source: str, draft: str) -> None:
    one, other = pair.split("-")
    assert negation_mismatch(source, one, draft, other)


@pytest.mark.parametrize(
    ("pair", "source", "draft"),
    [
        ("es-en", "Nadie puede romper el plan.", "Nobody can break the plan."),
        ("fr-en", "Nul ne peut attendre.", "No one can wait."),
        ("es-fr", "Ningún barrio puede esperar.", "Aucun quartier ne peut attendre."),
        ("es-fr", "No se sabe nada.", "On ne sait rien."),
        ("en-fr", "without any delay", "sans aucun retard"),
        ("en-es", "Neither he nor she can wait.", "Ni él ni ella pueden esperar."),
        ("en-es", "Resolution No. 5 is new.", "La Resolución n.º 5 es nueva."),
        ("fr-en", "Personne n'a rien vu.", "Nobody saw anything."),
        ("en-es", "No sooner had it begun than it ended.", "Apenas empezó, terminó."),
        ("en-es", "The work ends no later than June.", "La obra termina a más tardar en junio."),
        ("en-fr", "Nobody saw him or any of us.", "Personne n'a vu ni lui ni aucun de nous."),
        ("en-es", "There is no tea anywhere.", "No hay té en ninguna parte."),
        ("en-de", "They do not wait.", "Sie warten."),
        ("en-es", "It read Report No 412-BC/UBKTTW.", "Leyó el Informe n.º 412-BC/UBKTTW."),
        ("en-es", "Decree No 15 is new.", "El Decreto n.º 15 es nuevo."),
        ("en-es", "Nobody waits, and nobody asks.", "Nadie espera, y nadie pregunta."),
    ],
)
def test_as_many_negations_are_right(pair: str, source: str, draft: str) -> None:
    one, other = pair.split("-")
    assert negation_mismatch(source, one, draft, other) == ""
