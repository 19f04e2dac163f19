"""The entry that an added model gets."""

from pathlib import Path

import pytest

from deskbrief.models import Role, load_catalogue
from deskbrief.models.adding import added_entry
from deskbrief.models.entry import BEAMS


def folder(tmp_path: Path, config: str) -> Path:
    for name in ("tokenizer.json", "model.safetensors"):
        (tmp_path / name).touch()
    (tmp_path / "config.json").write_text(config)
    return tmp_path


@pytest.mark.parametrize("is_of_the_hub", [True, False])
@pytest.mark.parametrize(
    ("config", "beams"),
    [
        ('{"model_type": "qwen2", "architectures": ["Qwen2ForCausalLM"]}', 1),
        ('{"model_type": "marian"}', BEAMS),
    ],
)
def test_a_language_model_gives_its_first_answer_wherever_it_is_from(tmp_path, config, beams, is_of_the_hub):
    where = folder(tmp_path, config)
    what, fetch = ("me/mine", lambda entry: where) if is_of_the_hub else (str(where), None)
    entry, _ = added_entry(what, load_catalogue(), name="mine", role=Role.TRANSLATE, fetch=fetch)
    assert entry.beams == beams
