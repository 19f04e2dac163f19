"""Train the neural way: ``python -m training.neural --config FILE --stage data|reverse|train|convert|all``.

Each stage keeps what it makes in the configuration's folder, so an interrupted run goes on. ``--out`` also
puts weights and record, at every checkpoint, where a lent machine gives files back from.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from training.neural import config as configuration
from training.neural.config import HERE, Config

STAGES = ("data", "reverse", "train", "convert")


def run(stage: str, config: Config, out: Path | None = None, threads: int = 0) -> None:
    """Run one stage; what a stage needs is imported by it alone."""
    if threads:
        import torch

        torch.set_num_threads(threads)
    if stage == "data":
        from training.neural.data import make_data

        make_data(config)
    elif stage == "reverse":
        from training.neural.data import make_synthetic

        make_synthetic(config)
    elif stage == "train":
        from training.neural.train import train

        train(config, out)
    else:
        from training.neural.convert import convert

        print(convert(config))


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--config", type=Path, default=HERE / "config.toml")
    parser.add_argument("--stage", choices=(*STAGES, "all"), default="all")
    parser.add_argument("--out", type=Path, help="also write the trained weights there, in parts")
    parser.add_argument("--threads", type=int, default=0, help="of torch; 0 for its own choice")
    arguments = parser.parse_args()
    config = configuration.load(arguments.config)
    for stage in STAGES if arguments.stage == "all" else (arguments.stage,):
        run(stage, config, arguments.out, arguments.threads)


if __name__ == "__main__":
    main()
