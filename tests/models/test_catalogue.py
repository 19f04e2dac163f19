"""The catalogue: deskbrief's own models, the user's, and any local folder."""

from pathlib import Path

import pytest

from deskbrief import locations
from deskbrief.errors import CatalogueError
from deskbrief.models import Role, load_catalogue

MINE = '[[model]]\nname = "mine"\nrole = "translate"\nkind = "transformers"\nhub = "me/mine"\n'


@pytest.fixture(autouse=True)
def _no_user_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DESKBRIEF_MODELS", raising=False)


def test_the_built_in_list_holds_the_models_that_were_promised():
    catalogue = load_catalogue()
    assert catalogue.names(Role.TRANSLATE) == (
        "draft", "opus-mt-ar-en", "opus-mt-tc-big-ar-en", "nllb-200-distilled-600M", "m2m100_418M",
        "madlad400-3b-mt",
    )  # fmt: skip
    assert catalogue.names(Role.SUMMARIZE) == (
        "lead-rank", "bart-large-cnn", "distilbart-cnn-12-6", "pegasus-xsum", "mT5_multilingual_XLSum",
    )  # fmt: skip


@pytest.mark.parametrize("role", Role)
def test_the_first_model_of_each_role_needs_no_download(role: Role):
    assert load_catalogue().of(role)[0].hub is None
    assert load_catalogue().of(role)[0].name == role.embedded


@pytest.mark.parametrize("role", Role)
def test_every_built_in_model_has_a_line_of_advice_and_its_languages(role: Role):
    for entry in load_catalogue().of(role):
        assert entry.advice.endswith(".")
        assert entry.languages[-1] == "en"


def test_a_model_is_found_by_its_name_or_its_hub_id():
    catalogue = load_catalogue()
    by_name = catalogue.get("nllb-200-distilled-600M", Role.TRANSLATE)
    assert by_name is catalogue.get("facebook/nllb-200-distilled-600M", Role.TRANSLATE)
    assert (by_name.source_code, by_name.target_code) == ("arb_Arab", "eng_Latn")


def test_an_unknown_name_gets_the_nearest_one_and_all_the_others():
    with pytest.raises(CatalogueError) as caught:
        load_catalogue().get("Opus-mt-ar-eng", Role.TRANSLATE)
    assert "'Opus-mt-ar-eng'" in caught.value.message
    assert "Did you mean 'opus-mt-ar-en'?" in caught.value.hint
    assert "draft" in caught.value.hint


def test_a_name_of_the_other_role_says_so():
    with pytest.raises(CatalogueError, match="'lead-rank' is for --summarizer, not for --model"):
        load_catalogue().get("lead-rank", Role.TRANSLATE)


def test_the_users_file_adds_and_changes_models(tmp_path: Path):
    file = tmp_path / "own.toml"
    file.write_text(MINE + '[[model]]\nname = "opus-mt-ar-en"\nrole = "translate"\nbeams = 1\n', "utf-8")
    catalogue = load_catalogue(file)
    assert catalogue.names(Role.TRANSLATE)[-1] == "mine"
    changed = catalogue.get("opus-mt-ar-en", Role.TRANSLATE)
    assert (changed.beams, changed.hub) == (1, "Helsinki-NLP/opus-mt-ar-en")


def test_the_users_file_lies_in_the_configuration_folder():
    file = locations.config_dir() / "models.toml"
    file.parent.mkdir(parents=True)
    file.write_text(MINE, "utf-8")
    assert "mine" in load_catalogue().names(Role.TRANSLATE)


def test_the_environment_names_the_users_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "other.toml").write_text(MINE, "utf-8-sig")
    monkeypatch.setenv("DESKBRIEF_MODELS", str(tmp_path / "other.toml"))
    assert "mine" in load_catalogue().names(Role.TRANSLATE)


def test_a_file_that_the_environment_names_must_be_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DESKBRIEF_MODELS", str(tmp_path / "none.toml"))
    with pytest.raises(CatalogueError) as caught:
        load_catalogue()
    assert "none.toml cannot be read" in caught.value.message
    assert "DESKBRIEF_MODELS" in caught.value.hint


def test_a_file_in_another_encoding_says_so(tmp_path: Path):
    (tmp_path / "own.toml").write_text('# "نموذج"', "windows-1256")
    with pytest.raises(CatalogueError, match="not UTF-8"):
        load_catalogue(tmp_path / "own.toml")


def model_folder(folder: Path, config: str, *names: str) -> str:
    folder.mkdir()
    (folder / "config.json").write_text(config)
    for name in names:
        (folder / name).touch()
    return str(folder)


@pytest.mark.parametrize(
    ("config", "kind"),
    [
        ('{"model_type": "marian"}', "ctranslate2"),
        ('{"model_type": "qwen2", "architectures": ["Qwen2ForCausalLM"]}', "causal"),
        (
            '{"model_type": "blenderbot", "architectures": ["BlenderbotForConditionalGeneration"]}',
            "transformers",
        ),
    ],
)
def test_what_runs_a_local_folder_is_told_by_its_config(tmp_path: Path, config: str, kind: str):
    folder = model_folder(tmp_path / "my-model", config, "tokenizer.json", "model.safetensors")
    entry = load_catalogue().get(folder, Role.TRANSLATE)
    assert (entry.name, entry.kind, entry.path) == ("my-model", kind, folder)


@pytest.mark.models
@pytest.mark.parametrize("role", list(Role))
def test_a_converted_folder_is_told_by_its_model_bin(tiny_model, role: Role):
    assert load_catalogue().get(str(tiny_model("ct2-marian")), role).kind == "ctranslate2"


def test_a_tokenizer_that_is_damaged_is_a_fault_of_the_folder(tmp_path: Path):
    folder = model_folder(tmp_path / "x", "{}", "model.bin", "shared_vocabulary.json", "sentencepiece.model")
    with pytest.raises(CatalogueError, match="its tokenizer cannot be read"):
        load_catalogue().get(folder, Role.TRANSLATE)


def test_a_folder_without_a_model_says_all_that_it_lacks(tmp_path: Path):
    with pytest.raises(CatalogueError) as caught:
        load_catalogue().get(str(tmp_path), Role.TRANSLATE)
    for lacking in ("config.json is not there", "there is no tokenizer", "there are no weights"):
        assert lacking in caught.value.message
