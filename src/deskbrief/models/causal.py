"""Language models that are asked in words (TranslateGemma, Qwen, ALLaM and the like), run by transformers.

A model is asked through the chat template of its tokenizer, or in a plain line where it has none. What it
answers is held to the same guard and checks as any engine's; it gives no alignment.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from deskbrief.errors import ModelMissingError
from deskbrief.models.conversion import FAMILIES, model_type
from deskbrief.models.entry import ModelEntry, Role
from deskbrief.models.runner import TRANSLATION, Length, Output, does_not_load, too_long
from deskbrief.models.template import USUAL_LIMIT, longest_input

ASKED = {
    Role.TRANSLATE: "Translate this Arabic news text into English. Answer with the translation alone.",
    Role.SUMMARIZE: "Summarise this news text in one or two English sentences. Add nothing to what it says.",
}
"""What a model is asked; ``prefix`` in models.toml takes its place."""

_BATCH = 8
_SHARE = 4
"""Of a model's positions, the part that a text may take: the question and the answer want the rest."""
_MOST = 1024
"""Tokens of the longest text, whatever the model could take: a longer one is better told in parts."""
_THOUGHT = re.compile(r"<think>.*?(?:</think>|$)", re.DOTALL)
"""What models that reason aloud say before they answer."""


class CausalModel:
    """A language model and its tokenizer, ready to be asked."""

    def __init__(self, tokenizer: Any, model: Any, entry: ModelEntry) -> None:
        self._tokenizer, self._model, self._entry = tokenizer, model, entry
        ends = model.generation_config.eos_token_id
        self._ends = set(ends if isinstance(ends, list) else [ends]) | {tokenizer.eos_token_id}

    @classmethod
    def load(cls, folder: Path, entry: ModelEntry) -> CausalModel:
        """Load a model from a folder; uses no network and runs no code of the folder's.

        Raises:
            ModelMissingError: the folder does not hold a model that transformers can load.
        """
        import torch
        from transformers import AutoModelForCausalLM, AutoTokenizer
        from transformers.utils import logging

        logging.disable_progress_bar()
        logging.set_verbosity_error()
        if (kind := model_type(folder)) in FAMILIES:
            raise ModelMissingError(
                f"The model {entry.name!r} in {folder} is {FAMILIES[kind]} ({kind}) and no language model.",
                f"Give it the kind ctranslate2 in {entry.origin}.",
            )
        on_card = entry.device != "cpu" and torch.cuda.is_available()
        safe = {"local_files_only": True, "trust_remote_code": False}
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                tokenizer = AutoTokenizer.from_pretrained(folder, padding_side="left", **safe)
                model = AutoModelForCausalLM.from_pretrained(
                    folder, dtype=torch.bfloat16 if on_card else torch.float32, weights_only=True, **safe
                )
        except Exception as error:  # a damaged folder may fail in any way
            reason = next(iter(str(error).strip().splitlines()), type(error).__name__)
            raise does_not_load(entry, folder, reason) from error
        if tokenizer.pad_token_id is None:
            tokenizer.pad_token = tokenizer.eos_token
        model.eval()
        settings = model.generation_config
        settings.do_sample = False
        settings.temperature = settings.top_p = settings.top_k = settings.max_length = None
        return cls(tokenizer, model.to("cuda" if on_card else "cpu"), entry)

    @property
    def limit(self) -> int:
        """The longest text in tokens."""
        said = (longest_input(self._tokenizer, self._model.config) or _SHARE * USUAL_LIMIT) // _SHARE
        return min(filter(None, (self._entry.max_units, said, _MOST)))

    @property
    def window(self) -> int:
        """How many sentences it likes to be given at a time."""
        return _BATCH

    def measure(self, text: str) -> int:
        """Return the length of a text in tokens, without what it is asked with."""
        return len(self._tokenizer(text, add_special_tokens=False)["input_ids"])

    def begin(
        self,
        texts: Sequence[str],
        *,
        beams: int,
        n_best: int = 1,
        no_repeat: int = 0,  # noqa: ARG002  # it would count the question's words
        length: Length = TRANSLATION,
    ) -> Callable[[], list[list[Output]]]:
        """Take texts to ask about, which is done when it is waited for; see ``Runner.begin``."""
        measured = [self.measure(text) for text in texts]
        for count in measured:
            if count > self.limit:
                raise too_long(self._entry, count, self.limit)

        def answers() -> list[list[Output]]:
            found: list[list[Output]] = [[] for _ in texts]
            order = sorted(range(len(texts)), key=lambda at: measured[at])
            for start in range(0, len(order), _BATCH):
                places = order[start : start + _BATCH]
                prompts = [self._prompt(texts[at]) for at in places]
                room = int(length[0] * max(measured[at] for at in places)) + length[1]
                for at, outputs in zip(places, self._asked(prompts, room, beams, n_best), strict=True):
                    found[at] = outputs
            return found

        return answers

    def complete(
        self,
        text: str,
        prefix: str,
        *,
        beams: int,
        no_repeat: int = 0,  # noqa: ARG002  # as above
    ) -> str | None:
        """Return what follows on a prefix; see ``Runner.complete``."""
        count = self.measure(text)
        if count > self.limit:
            return None
        begun = prefix.rstrip()
        room = int(TRANSLATION[0] * count) + TRANSLATION[1]
        (outputs,) = self._asked([self._prompt(text) + begun], room, beams, 1, stripped=False)
        if not outputs[0].complete:
            return None
        return outputs[0].text.strip() if begun != prefix or not prefix else outputs[0].text.rstrip()

    def _prompt(self, text: str) -> str:
        """Return what the model reads up to where its answer begins."""
        asked = self._entry.prefix or ASKED[self._entry.role]
        template = getattr(self._tokenizer, "chat_template", None)
        if not template:
            return f"{asked}\n\n{text}\n\n"
        content: Any = f"{asked}\n\n{text}"
        if "source_lang_code" in str(template) and self._entry.role is Role.TRANSLATE:
            # TranslateGemma's own form; its template asks the question itself.
            codes = self._entry.source_code or "ar", self._entry.target_code or "en"
            content = [
                {"type": "text", "source_lang_code": codes[0], "target_lang_code": codes[1], "text": text}
            ]
        return str(
            self._tokenizer.apply_chat_template(
                [{"role": "user", "content": content}],
                add_generation_prompt=True,
                tokenize=False,
                enable_thinking=False,  # Qwen's template knows it, others leave it aside
            )
        )

    def _asked(
        self, prompts: list[str], room: int, beams: int, n_best: int, *, stripped: bool = True
    ) -> list[list[Output]]:
        import torch

        has_template = bool(getattr(self._tokenizer, "chat_template", None))
        inputs = self._tokenizer(
            prompts, return_tensors="pt", padding=True, add_special_tokens=not has_template
        )
        inputs = {name: inputs[name].to(self._model.device) for name in ("input_ids", "attention_mask")}
        begins = inputs["input_ids"].shape[1]
        with torch.inference_mode():
            written = self._model.generate(
                **inputs,
                max_new_tokens=room,
                num_beams=max(beams, n_best),
                num_return_sequences=n_best,
                pad_token_id=self._tokenizer.pad_token_id,
            )
            scores = self._scores(written, inputs["attention_mask"].repeat_interleave(n_best, 0), begins)
        answers: list[list[Output]] = [[] for _ in prompts]
        for number, (tokens, score) in enumerate(zip(written[:, begins:].tolist(), scores, strict=True)):
            end = self._end(tokens)
            text = self._tokenizer.decode(tokens[:end], skip_special_tokens=True)
            text = _THOUGHT.sub("", text).strip() if stripped else text
            row = answers[number // n_best]
            if text not in [output.text for output in row]:
                row.append(Output(text, score, complete=end < len(tokens)))
        return [sorted(row, key=lambda output: -output.score) for row in answers]

    def _end(self, tokens: Sequence[int]) -> int:
        return next((at for at, token in enumerate(tokens) if token in self._ends), len(tokens))

    def _scores(self, written: Any, read: Any, begins: int) -> list[float]:
        """Return the mean log-probability of each answer's tokens, the end token included."""
        import torch

        mask = torch.cat([read, torch.ones_like(written[:, begins:])], 1)
        positions = (mask.cumsum(1) - 1).clamp(min=0)
        logits = self._model(input_ids=written, attention_mask=mask, position_ids=positions).logits
        steps = logits[:, begins - 1 : -1].float().log_softmax(-1)
        chosen = steps.gather(2, written[:, begins:].unsqueeze(2)).squeeze(2)
        ends = [min(self._end(row) + 1, len(row)) for row in written[:, begins:].tolist()]
        return [float(chosen[row, :end].mean()) for row, end in enumerate(ends)]
