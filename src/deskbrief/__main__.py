"""Run deskbrief as ``python -m deskbrief``."""

from deskbrief.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
