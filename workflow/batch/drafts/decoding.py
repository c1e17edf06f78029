"""Asking an engine: all new texts of a pair together, each answer kept for the next run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from workflow import __version__
from workflow.batch.workspace import Workspace
from workflow.drafting import Answer, MachineCache, Question, Request, remask
from workflow.engines import Candidate, Engine, Insertion, MachineText, Pair, steerable
from workflow.errors import EngineError

_CHUNK = 1024
"""Texts an engine gets in one call; each call's answers are on the disk before the next."""


class Decoder:
    """One engine at work on one language pair; counts what it is really asked."""

    def __init__(
        self, workspace: Workspace, engine: Engine, pair: Pair, cache: MachineCache
    ) -> None:
        self._reporter = workspace.reporter
        self._engine = engine
        self._pair = pair
        self._cache = cache
        self.asked = 0
        """Texts that no cache knew."""

    def answer(self, questions: Sequence[Question]) -> Mapping[Question, Answer]:
        """The engine's answer to each question. Raises `EngineError`."""
        requests = [question for question in questions if isinstance(question, Request)]
        insertions = [question for question in questions if isinstance(question, Insertion)]
        answers: dict[Question, Answer] = {}
        for request, text in self._translations(requests).items():
            answers[request] = text
        for insertion, candidates in self._insertions(insertions).items():
            answers[insertion] = candidates
        return answers

    def _insertions(self, asked: Sequence[Insertion]) -> Mapping[Insertion, Sequence[Candidate]]:
        engine = steerable(self._engine)
        if engine is None or not asked:
            return {}
        done = self._begin("Placing terms", len(asked))
        return dict(zip(asked, engine.insert(asked, self._pair, done), strict=True))

    def _translations(self, requests: Sequence[Request]) -> Mapping[Request, MachineText]:
        """Each text translated, with the placeholders it came with.

        Terms go as typed units where the engine can agree with them; a text that does not come
        through so, and all others, go with bare placeholders.
        """
        answers: dict[Request, MachineText] = {}
        typed = [request for request in requests if request.spans]
        if typed and self._engine.typed_pairs([self._pair]):
            try:
                answers.update(self._typed(typed))
            except EngineError as err:
                self._reporter.say(f"Terms go without their grammar: {err}")
        plain = [request for request in requests if request not in answers]
        by_text = self._plain(list(dict.fromkeys(request.text for request in plain)))
        answers.update({request: by_text[request.text] for request in plain})
        return answers

    def _plain(self, texts: Sequence[str]) -> Mapping[str, MachineText]:
        signature = self._engine.signature(self._pair)
        answers = self._cache.find(signature, texts)
        new = [text for text in texts if text not in answers]
        done = self._begin("Translating", len(new))
        for start in range(0, len(new), _CHUNK):
            chunk = new[start : start + _CHUNK]
            made = self._engine.translate(chunk, self._pair, done)
            said = dict(zip(chunk, made, strict=True))
            self._cache.add(signature, said)
            answers.update(said)
        self.asked += len(new)
        return answers

    def _typed(self, requests: Sequence[Request]) -> Mapping[Request, MachineText]:
        """The answers to requests whose terms came through as typed units."""
        signature = f"{self._engine.signature(self._pair)}/typed-{__version__}"
        keys = {request.key: request for request in requests}
        known = self._cache.find(signature, keys)
        answers = {keys[key]: answer for key, answer in known.items()}
        new = [request for key, request in keys.items() if key not in known]
        done = self._begin("Translating with typed terms", len(new))
        for start in range(0, len(new), _CHUNK):
            chunk = new[start : start + _CHUNK]
            made = self._engine.translate_typed(
                [request.text for request in chunk],
                [request.spans for request in chunk],
                self._pair,
                done,
            )
            said = {
                request: masked
                for request, answer in zip(chunk, made, strict=True)
                if answer is not None and (masked := remask(answer, request.spans)) is not None
            }
            self._cache.add(signature, {request.key: answer for request, answer in said.items()})
            answers.update(said)
            self.asked += len(said)
        return answers

    def _begin(self, title: str, total: int) -> Callable[[int], None]:
        if not total:
            return lambda done: None
        return self._reporter.begin(f"{title} {self._pair} ({self._engine.name})", total)
