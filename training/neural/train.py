"""Trains the network, and can be stopped at any moment: the stage ``train``.

Only numpy, torch, transformers and sentencepiece are needed here, not deskbrief, so that it runs on a lent
GPU machine that has nothing else. A checkpoint holds weights, their running mean, the optimiser, the
generators of chance and the record; it is replaced whole. Batches are functions of their number, so an
interrupted run ends with the very weights that it would have had.
"""

from __future__ import annotations

import json
import math
import platform
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any

from training.neural import model, parts, shards
from training.neural.batches import Batch, Batches, padded
from training.neural.chrf import chrf
from training.neural.config import Config, Training
from training.neural.pieces import END, open_pieces, processor
from training.neural.shards import write

CHECKPOINT = "checkpoint.pt"
RECORD = "record.json"
MEASURED_FROM, MEASURED_TO = 20, 60
"""Updates whose speed tells how many fit in the time."""
AHEAD = 8
"""Batches that are made while the device works."""
MOST_WRITTEN = 120
"""Pieces of a development translation."""


@dataclass
class Progress:
    """Where a run is, and what it has seen; kept in the checkpoint and in ``record.json``."""

    step: int = 0
    total: int = 0
    """Updates in all; 0 until the speed is known."""
    seconds: float = 0.0
    """Wall-clock time of all updates, over all sittings."""
    seen: dict[str, int] = field(default_factory=dict)
    """Set -> pairs drawn, repeats counted."""
    source_pieces: int = 0
    target_pieces: int = 0
    reports: list[dict[str, float]] = field(default_factory=list)
    losses: list[float] = field(default_factory=list)
    """Loss by target piece, in nats, smoothing included, of every fiftieth update."""
    sittings: int = 0


def rate(training: Training, step: int, total: int) -> float:
    """Return the learning rate of update ``step``, counted from 0; ``total`` of 0 is not known yet."""
    if step < training.warmup:
        return training.peak * (step + 1) / training.warmup
    if training.schedule == "inverse-sqrt":
        return training.peak * math.sqrt(training.warmup / (step + 1))
    if training.schedule != "cosine":
        raise ValueError(f"There is no schedule {training.schedule!r}.")
    done = (step - training.warmup) / max(1, total - training.warmup) if total else 0.0
    return training.peak * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1.0, done))))


class Trainer:
    """One run in one folder."""

    def __init__(self, config: Config, device: str | None = None, out: Path | None = None) -> None:
        """``out``: a folder that gets weights in parts and the record at every checkpoint."""
        import torch

        self.config = config
        self.out = out
        self.torch = torch
        self.device = device or ("cuda" if torch.cuda.is_available() else "cpu")
        self.shards = shards.load(config.folder / "shards.xz")
        self.pieces = processor(config.folder).get_piece_size()
        settings = config.training
        self.batches = Batches(
            self.shards, open_pieces(config.folder), settings.batch_tokens, settings.seed, settings.hide,
            settings.forget,
        )  # fmt: skip
        torch.manual_seed(settings.seed)
        torch.set_float32_matmul_precision("high")
        self.network = model.build(config.model, self.pieces).to(self.device)
        self.optimiser = torch.optim.AdamW(
            self.network.parameters(), lr=settings.peak, betas=(0.9, 0.98), weight_decay=0.01,
            fused=self.device == "cuda",
        )  # fmt: skip
        self.mean = {name: value.detach().clone() for name, value in self.network.named_parameters()}
        self._clear_padding()
        self.progress = Progress()
        self._resume()
        self._began, self._before = time.monotonic(), self.progress.seconds

    # The network -----------------------------------------------------------------------------------------

    def _clear_padding(self) -> None:
        """Keep the padding's embedding zero: the decoder starts from it, and tied weights would move it."""
        self.network.get_input_embeddings().weight.data[self.pieces].zero_()

    def _precision(self) -> Any:
        if self.device != "cuda":
            return nullcontext()
        return self.torch.autocast("cuda", dtype=self.torch.bfloat16)

    def loss(self, batch: Batch, smoothing: float) -> Any:
        """Return the summed loss of a batch, in nats; divide by its target pieces."""
        torch = self.torch
        source, mask, target = (
            torch.from_numpy(part).to(self.device, non_blocking=True)
            for part in (batch.source, batch.mask.astype("int64"), batch.target)
        )
        start = torch.full_like(target[:, :1], self.pieces)
        # What follows the end of a row is never scored, so any piece may stand there.
        written = torch.cat([start, target[:, :-1].clamp_min(END)], dim=1)
        # The output layer is most of the work, and a third of a batch's targets is padding.
        scored = torch.from_numpy((batch.target >= 0).ravel().nonzero()[0]).to(self.device)
        with self._precision():
            states = self.network.model(
                input_ids=source, attention_mask=mask, decoder_input_ids=written
            ).last_hidden_state
            logits = self.network.lm_head(states.flatten(0, 1)[scored])
        return torch.nn.functional.cross_entropy(
            logits.float(), target.flatten()[scored], label_smoothing=smoothing, reduction="sum"
        )

    # One update ------------------------------------------------------------------------------------------

    def update(self, batches: list[Batch]) -> float:
        """Learn from the micro-batches of one update; return the loss by target piece, in nats."""
        settings, progress = self.config.training, self.progress
        learning = rate(settings, progress.step, progress.total)
        for group in self.optimiser.param_groups:
            group["lr"] = learning
        pieces = sum(int((batch.target >= 0).sum()) for batch in batches)
        summed = self.torch.zeros((), device=self.device)
        self.network.train()
        for batch in batches:
            loss = self.loss(batch, settings.smoothing)
            (loss / pieces).backward()
            summed += loss.detach()
        self.torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self._clear_padding()
        decay = min(settings.average, (1 + progress.step) / (10 + progress.step))
        parameters = [value for _, value in self.network.named_parameters()]
        with self.torch.no_grad():
            self.torch._foreach_lerp_(list(self.mean.values()), parameters, 1 - decay)
        progress.step += 1
        seen = Counter(progress.seen)
        for batch in batches:
            seen += self.batches.counts(batch)
            progress.source_pieces += int(batch.mask.sum())
        progress.seen = dict(seen)
        progress.target_pieces += pieces
        return float(summed) / pieces if progress.step % 50 == 0 else math.nan  # reading it waits for the GPU

    def weights(self, step: int) -> Mapping[str, float]:
        """Return the weights of the sets at an update."""
        total = self.progress.total
        late = total and step >= self.config.training.tune_from * total
        return self.config.tune if late and self.config.tune else self.config.mix

    def drawn(self, first: int, last: int) -> Iterator[list[Batch]]:
        """Yield the micro-batches of each update, made by a thread that keeps ahead of the device."""
        made: Queue[list[Batch] | BaseException] = Queue(AHEAD)
        many = self.config.training.accumulate

        def make() -> None:
            try:
                for step in range(first, last):
                    weights = self.weights(step)
                    made.put([self.batches.draw(weights, step * many + part) for part in range(many)])
            except BaseException as error:
                made.put(error)

        Thread(target=make, daemon=True).start()
        for _ in range(first, last):
            got = made.get()
            if isinstance(got, BaseException):
                raise got
            yield got

    # The run ---------------------------------------------------------------------------------------------

    def run(self, until: int | None = None) -> Progress:
        """Train to the end, or to update ``until``; keep checkpoints, report, write the record.

        Raises:
            ValueError: the configuration says neither ``steps`` nor ``minutes``.
        """
        settings, progress = self.config.training, self.progress
        if not settings.steps and not settings.minutes:
            raise ValueError("Say how long to train: steps or minutes.")
        progress.total = progress.total or settings.steps
        progress.sittings += 1
        self._began, self._before = time.monotonic(), progress.seconds
        self._mark = progress.step, self._began
        while progress.step < (last := self._last(until)):
            for batches in self.drawn(progress.step, last):
                loss = self.update(batches)
                step = progress.step
                if step == MEASURED_FROM:
                    self._synchronise()
                    self._mark = step, time.monotonic()
                if step % 50 == 0:
                    progress.losses.append(round(loss, 4))
                    print(f"{step}/{progress.total} loss {loss:.3f} {self._clock():.0f} s", flush=True)
                if step % settings.report == 0 or step == progress.total:
                    self.report()
                if step % settings.keep == 0 or step == progress.total:
                    self.keep()
            if not progress.total and progress.step == MEASURED_TO:
                self._fit()
        return progress

    def _last(self, until: int | None) -> int:
        """Return the update before which to stop this stretch: at the end, or where speed gets known."""
        return min(self.progress.total or MEASURED_TO, until if until is not None else 1 << 60)

    def _fit(self) -> None:
        """Work out how many updates the time allows; a twelfth is left for reports and the end."""
        self._synchronise()
        settings, progress = self.config.training, self.progress
        step, since = self._mark
        each = (time.monotonic() - since) / max(1, progress.step - step)
        left = settings.minutes * 60 * 11 / 12 - self._clock()
        progress.total = progress.step + max(1, int(left / each))
        print(f"{each:.3f} s an update: {progress.total} updates", flush=True)

    def _synchronise(self) -> None:
        if self.device == "cuda":
            self.torch.cuda.synchronize()

    def _clock(self) -> float:
        self.progress.seconds = self._before + time.monotonic() - self._began
        return self.progress.seconds

    # Development -----------------------------------------------------------------------------------------

    @cached_property
    def dev(self) -> list[dict[str, Any]]:
        """PUD, spread over both halves, as ``data`` set it apart."""
        rows = json.loads((self.config.folder / "dev.json").read_text(encoding="utf-8"))
        most = self.config.training.dev
        return rows[:: max(1, len(rows) // most)][:most] if most else []

    def report(self) -> None:
        """Translate development sentences with the mean of the weights and note their chrF."""
        if not self.dev:
            return
        now = self.weights_swapped()
        try:
            outputs = self.translate([row["text"] for row in self.dev])
        finally:
            self.network.load_state_dict(now, strict=False)
        written = [shown(text, row["numbers"]) for text, row in zip(outputs, self.dev, strict=True)]
        score = chrf(written, [row["english"] for row in self.dev])
        self.progress.reports.append({"step": self.progress.step, "seconds": self._clock(), "chrf": score})
        print(f"{self.progress.step}: dev chrF {score:.2f} | {written[0]}", flush=True)

    def weights_swapped(self) -> dict[str, Any]:
        """Put the mean of the weights in and return what was there."""
        now = {name: value.detach().clone() for name, value in self.network.named_parameters()}
        self.network.load_state_dict(self.mean, strict=False)
        return now

    def translate(self, texts: list[str]) -> list[str]:
        """Return greedy translations of annotated texts, as the model writes them."""
        import numpy as np

        spm = processor(self.config.folder)
        sources = [[*spm.encode(text), END][: model.MOST_POSITIONS] for text in texts]
        order = sorted(range(len(sources)), key=lambda n: len(sources[n]))
        found = [""] * len(texts)
        self.network.eval()
        for at in range(0, len(order), 50):
            part = order[at : at + 50]
            flat = np.array([piece for n in part for piece in sources[n]])
            source, mask = padded(flat, np.array([len(sources[n]) for n in part]), 0)
            with self.torch.no_grad(), self._precision():
                written = self.network.generate(
                    input_ids=self.torch.from_numpy(source).to(self.device),
                    attention_mask=self.torch.from_numpy(mask.astype("int64")).to(self.device),
                    max_new_tokens=MOST_WRITTEN, num_beams=1, do_sample=False,
                    bad_words_ids=[[self.pieces]],
                ).tolist()  # fmt: skip
            for n, row in zip(part, written, strict=True):
                row = row[1 : row.index(END, 1)] if END in row[1:] else row[1:]
                found[n] = spm.decode([piece for piece in row if piece < self.pieces])
        return found

    # Keeping ---------------------------------------------------------------------------------------------

    def keep(self) -> None:
        """Write checkpoint and record, each whole."""
        torch, folder = self.torch, self.config.folder
        self._clock()
        state = {
            "network": self.network.state_dict(), "optimiser": self.optimiser.state_dict(), "mean": self.mean,
            "chance": torch.get_rng_state(), "progress": asdict(self.progress), "data": self.shards.digest,
            "gpu chance": torch.cuda.get_rng_state() if self.device == "cuda" else None,
        }  # fmt: skip
        part = folder / f"{CHECKPOINT}.part"
        torch.save(state, part)
        part.replace(folder / CHECKPOINT)
        record = json.dumps(self.record(), indent=1).encode()
        write(folder / RECORD, record)
        if self.out:
            parts.save(self.mean, self.out)
            write(self.out / RECORD, record)

    def _resume(self) -> None:
        path = self.config.folder / CHECKPOINT
        if not path.exists():
            return
        state = self.torch.load(path, map_location=self.device, weights_only=True)
        if state["data"] != self.shards.digest:
            raise ValueError(f"{path} was trained on other data; move it away to start anew.")
        self.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.mean = state["mean"]
        self.torch.set_rng_state(state["chance"].cpu())
        if self.device == "cuda" and state["gpu chance"] is not None:
            self.torch.cuda.set_rng_state(state["gpu chance"].cpu())
        self.progress = Progress(**state["progress"])
        print(f"goes on after update {self.progress.step}", flush=True)

    def record(self) -> dict[str, Any]:
        """Return what the model is made of and what it saw."""
        cuda = self.device == "cuda"
        return {
            "device": self.torch.cuda.get_device_name()
            if cuda
            else platform.processor() or platform.machine(),
            "torch": self.torch.__version__,
            "weights": model.weights(self.network),
            "gpu memory (MB)": round(self.torch.cuda.max_memory_allocated() / 1e6) if cuda else None,
            "data": {"digest": self.shards.digest, **self.shards.about},
            "model": asdict(self.config.model),
            "training": asdict(self.config.training),
            "mix": dict(self.config.mix),
            "tune": dict(self.config.tune),
            "progress": asdict(self.progress),
        }


def shown(text: str, numbers: list[str]) -> str:
    """Return what the model wrote with digits for symbols; roughly what the engine makes of it."""
    for place, digits in enumerate(numbers):
        text = text.replace(f"<n{place}>", digits)
    return text


def train(config: Config, out: Path | None = None) -> None:
    """Run the stage."""
    progress = Trainer(config, out=out).run()
    print(f"{progress.step} updates in {progress.seconds:.0f} s; {Path(config.folder) / RECORD}")
