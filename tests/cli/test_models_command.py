"""`deskbrief models`: what there is, fetched, added, removed, verified, chosen and measured."""

import json
import shutil
from pathlib import Path

import pytest

from deskbrief.models import fetch
from deskbrief.models.conversion import conversions_dir
from support.argos_package import argos_package
from support.fake_hub import COMMIT, fake_hub
from support.no_socket import NO_SOCKET
from support.tiny_language import source_sentences, translated

SENTENCES = source_sentences(4, seed=21)
LINES = "\n".join([*SENTENCES, ""]).encode()
ENGLISH = "\n".join([*map(translated, SENTENCES), ""])


def rows(done):
    head, *others = done.stdout.decode().splitlines()
    assert head.split() == ["NAME", "ROLE", "KIND", "NOW", "SIZE", "LICENCE", "ADVICE"]
    starts = [head.index(name) for name in head.split()]
    return {
        line.split()[0]: [line[a:b].strip() for a, b in zip(starts, [*starts[1:], None], strict=True)]
        for line in others
    }


def listed(deskbrief, name):
    (found,) = [each for each in json.loads(deskbrief("models", "--json").stdout) if each["name"] == name]
    return found


@pytest.fixture
def blocked(tmp_path):
    """Return the environment of a process that fails when it opens a socket."""
    (tmp_path / "block").mkdir()
    (tmp_path / "block" / "sitecustomize.py").write_text(NO_SOCKET)
    return {"PYTHONPATH": str(tmp_path / "block")}


@pytest.fixture
def hub(tiny_model, monkeypatch):
    """Serve the tiny Marian as opus-mt-ar-en, to every process that is started."""
    with fake_hub() as served:
        served.take(tiny_model("marian"))
        served.repository = "Helsinki-NLP/opus-mt-ar-en"
        monkeypatch.setenv("HF_ENDPOINT", served.url)
        monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
        yield served


@pytest.fixture
def own_cache(tmp_path, monkeypatch):
    """Have nothing converted yet, and nobody else's conversions to remove."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def installed(deskbrief, hub):
    """Have opus-mt-ar-en pulled."""
    done = deskbrief("models", "pull", "opus-mt-ar-en")
    assert done.returncode == 0, done.stderr.decode()
    return done


def test_every_model_of_the_catalogue_has_a_line(deskbrief):
    table = rows(deskbrief("models"))
    assert table["draft"][1:4] == ["translate", "draft", "ready, in use"]
    assert table["lead-rank"][1:4] == ["summarize", "extractive", "ready, in use"]
    assert table["opus-mt-ar-en"][1:4] == ["translate", "ctranslate2", "to pull"]
    assert all(row[6] for row in table.values())


def test_json_says_what_the_table_says(deskbrief):
    found = listed(deskbrief, "opus-mt-ar-en")
    assert found["state"] == "to pull"
    assert (found["role"], found["licence"], found["size_mb"]) == ("translate", "Apache-2.0", 310)
    assert found["commit"] is None


def test_a_users_own_model_is_listed_and_known_to_be_missing(deskbrief, tmp_path):
    (tmp_path / "mine.toml").write_text(
        '[[model]]\nname = "mine"\nrole = "translate"\nkind = "ctranslate2"\npath = "nowhere"\nadvice = "x"\n'
    )
    done = deskbrief("models", DESKBRIEF_MODELS=str(tmp_path / "mine.toml"))
    assert rows(done)["mine"][3] == "damaged"


def test_a_wrong_file_of_the_users_is_a_usage_error_that_names_the_line(deskbrief, tmp_path):
    (tmp_path / "mine.toml").write_text('[[model]]\nname = "mine"\nrole = "sing"\nkind = "draft"\n')
    done = deskbrief("models", DESKBRIEF_MODELS=str(tmp_path / "mine.toml"))
    assert done.returncode == 2
    assert b"mine.toml" in done.stderr
    assert b"3" in done.stderr
    assert b"sing" in done.stderr


def test_a_dry_run_tells_that_a_model_is_not_here(deskbrief_here, tmp_path, article):
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text(article, encoding="utf-8")
    done = deskbrief_here("--batch", str(tmp_path / "inbox"), "--dry-run", "--model", "opus-mt-ar-en")
    assert done.returncode == 0
    assert b"opus-mt-ar-en is not here: deskbrief models pull opus-mt-ar-en" in done.stderr


@pytest.mark.models
def test_a_model_that_was_pulled_translates_from_then_on_without_a_network(deskbrief, installed, blocked):
    assert f"fetched at {COMMIT[:12]}, verified".encode() in installed.stderr
    done = deskbrief("translate", "--model", "opus-mt-ar-en", stdin=LINES, **blocked)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.decode() == ENGLISH
    found = listed(deskbrief, "opus-mt-ar-en")
    assert (found["state"], found["commit"]) == ("ready", COMMIT)


@pytest.mark.models
def test_it_is_converted_once_and_the_person_is_told(deskbrief, own_cache, installed):
    assert b"converting opus-mt-ar-en for CTranslate2, once" in installed.stderr
    done = deskbrief("translate", "--model", "opus-mt-ar-en", stdin=LINES)
    assert b"converting" not in done.stderr
    (folder,) = conversions_dir().glob("opus-mt-ar-en-*")
    assert COMMIT[:12] in folder.name


@pytest.mark.models
def test_a_model_that_is_here_is_not_asked_for_again(deskbrief, installed, hub):
    hub.authorised.clear()
    done = deskbrief("models", "pull", "opus-mt-ar-en")
    assert b"opus-mt-ar-en is here already" in done.stderr
    assert hub.authorised == []
    assert deskbrief("models", "pull", "opus-mt-ar-en", "--update").returncode == 0
    assert hub.authorised != []


@pytest.mark.models
def test_a_chosen_model_is_taken_where_none_is_named_until_it_is_removed(deskbrief, own_cache, installed):
    assert deskbrief("models", "use", "opus-mt-ar-en").returncode == 0
    assert deskbrief("translate", stdin=LINES).stdout.decode() == ENGLISH
    assert rows(deskbrief("models"))["opus-mt-ar-en"][3] == "ready, in use"
    gone = deskbrief("models", "remove", "opus-mt-ar-en")
    assert str(fetch.models_dir() / "opus-mt-ar-en") in gone.stdout.decode()
    assert not list(conversions_dir().glob("opus-mt-ar-en-*"))
    assert rows(deskbrief("models"))["draft"][3] == "ready, in use"


def test_a_model_that_is_not_here_cannot_be_chosen(deskbrief):
    done = deskbrief("models", "use", "opus-mt-ar-en")
    assert done.returncode == 1
    assert b"deskbrief models pull opus-mt-ar-en" in done.stderr


@pytest.mark.models
def test_verify_reads_every_file_and_names_what_changed(deskbrief, installed):
    whole = deskbrief("models", "verify")
    assert (whole.returncode, whole.stdout.decode()) == (0, "opus-mt-ar-en\tas fetched\n")
    (fetch.models_dir() / "opus-mt-ar-en" / "source.spm").write_bytes(b"other")
    bad = deskbrief("models", "verify")
    assert bad.returncode == 1
    assert b"source.spm has 5 bytes instead of" in bad.stdout
    assert b"deskbrief models pull opus-mt-ar-en --update" in bad.stderr


@pytest.mark.models
def test_a_damaged_model_is_mended_by_pulling_it_anew(deskbrief, installed):
    (fetch.models_dir() / "opus-mt-ar-en" / "source.spm").write_bytes(b"other")
    assert rows(deskbrief("models"))["opus-mt-ar-en"][3] == "damaged"
    assert deskbrief("models", "pull", "opus-mt-ar-en", "--update").returncode == 0
    assert deskbrief("models", "verify").returncode == 0


@pytest.mark.models
def test_bench_measures_words_a_second_and_the_scores_of_a_test_set(deskbrief, installed, tmp_path, blocked):
    pairs = "".join(f"{sentence}\t{translated(sentence)}\n" for sentence in SENTENCES)
    (tmp_path / "pairs.tsv").write_text(pairs, "utf-8")
    command = ("models", "bench", "opus-mt-ar-en", "--test", str(tmp_path / "pairs.tsv"), "--json")
    done = deskbrief(*command, **blocked)
    assert done.returncode == 0, done.stderr.decode()
    (row,) = json.loads(done.stdout)
    assert (row["bleu"], row["chrf"], row["sentences"]) == (100.0, 100.0, 4)
    assert row["words_per_s"] > 0


def test_bench_measures_the_draft_engine_without_a_test_set(deskbrief):
    head, row = deskbrief("models", "bench", "draft").stdout.decode().splitlines()
    assert head.split("\t")[:2] == ["NAME", "WORDS/S"]
    assert row.split("\t")[3:5] == ["-", "-"]


@pytest.mark.models
@pytest.mark.parametrize("name", ["marian", "ct2-marian", "causal"])
def test_a_folder_is_added_by_its_content_and_stays_where_it_is(
    deskbrief, own_cache, tiny_model, blocked, name
):
    folder = tiny_model(name)
    done = deskbrief("models", "add", str(folder), "--name", "own", "--role", "translate", **blocked)
    assert done.returncode == 0, done.stderr.decode()
    assert deskbrief("translate", "--model", "own", stdin=LINES, **blocked).stdout.decode() == ENGLISH
    assert deskbrief("models", "remove", "own").returncode == 0
    assert (folder / "config.json").is_file()
    assert deskbrief("translate", "--model", "own", stdin=LINES).returncode == 2


@pytest.mark.models
def test_a_model_of_the_hub_that_is_in_no_list_is_added(deskbrief, hub, blocked):
    hub.repository = "somebody/their-mt"
    done = deskbrief("models", "add", "somebody/their-mt")
    assert done.returncode == 0, done.stderr.decode()
    assert b"their-mt: OPUS-MT (marian), to translate with" in done.stderr
    assert deskbrief("translate", "--model", "their-mt", stdin=LINES, **blocked).stdout.decode() == ENGLISH
    assert listed(deskbrief, "their-mt")["commit"] == COMMIT


@pytest.mark.models
def test_a_package_of_argos_is_unpacked_and_added(deskbrief, tiny_model, tmp_path, blocked):
    folder = tiny_model("ct2-marian")
    package = argos_package(tmp_path / "ar_en.argosmodel", folder, folder / "source.spm")
    done = deskbrief("models", "add", str(package), **blocked)
    assert done.returncode == 0, done.stderr.decode()
    assert b"ar_en: Argos Translate 1.0" in done.stderr
    # Its one sentencepiece is the Arabic one, which spells English letter by letter: that it runs is enough.
    assert deskbrief("translate", "--model", "ar_en", stdin=LINES, **blocked).returncode == 0
    assert deskbrief("models", "remove", "ar_en").returncode == 0
    assert not (fetch.models_dir() / "ar_en").exists()


@pytest.mark.models
def test_everything_that_is_wrong_with_a_folder_is_told_at_once(deskbrief, tiny_model, tmp_path):
    folder = tmp_path / "broken"
    shutil.copytree(tiny_model("marian"), folder)
    for name in ("model.safetensors", "source.spm", "target.spm", "vocab.json"):
        (folder / name).unlink()
    (folder / "config.json").write_text('{"model_type": "marian", "auto_map": {"AutoModel": "evil.Model"}}')
    done = deskbrief("models", "add", str(folder), "--role", "translate")
    assert done.returncode == 2
    for told in (b"auto_map", b"there is no tokenizer", b"there are no weights"):
        assert told in done.stderr


@pytest.mark.parametrize("what", ["no-such-folder", "a/b/c", "text.txt"])
def test_what_is_no_model_is_refused_with_what_is_allowed(deskbrief_here, tmp_path, what):
    (tmp_path / "text.txt").write_text("x")
    done = deskbrief_here("models", "add", what)
    assert done.returncode == 2
    assert b"Allowed: a model's folder" in done.stderr


@pytest.mark.models
def test_a_role_that_the_files_do_not_tell_must_be_said(deskbrief, tiny_model):
    done = deskbrief("models", "add", str(tiny_model("causal")))
    assert done.returncode == 2
    assert b"--role translate or --role summarize" in done.stderr


@pytest.mark.models
def test_two_models_of_one_name_are_refused(deskbrief, tiny_model):
    done = deskbrief("models", "add", str(tiny_model("marian")), "--name", "draft")
    assert done.returncode == 2
    assert b"There is a model 'draft' already" in done.stderr


@pytest.mark.models
def test_pull_is_what_opens_a_socket(deskbrief, hub, blocked):
    done = deskbrief("models", "pull", "opus-mt-ar-en", **blocked)
    assert done.returncode == 1
    assert b"tried to open a socket" in done.stderr


@pytest.mark.models
def test_a_proxy_of_the_environment_is_used(deskbrief, hub, monkeypatch):
    monkeypatch.setenv("HF_ENDPOINT", "http://hub.invalid")
    assert deskbrief("models", "pull", "opus-mt-ar-en").returncode == 1
    done = deskbrief("models", "pull", "opus-mt-ar-en", HTTP_PROXY=hub.url)
    assert done.returncode == 0, done.stderr.decode()
    assert listed(deskbrief, "opus-mt-ar-en")["state"] == "ready"


@pytest.mark.models
def test_what_the_hubs_own_tools_have_fetched_into_hf_home_is_used(deskbrief, tiny_model, tmp_path, blocked):
    repository = tmp_path / "hf" / "hub" / "models--Helsinki-NLP--opus-mt-ar-en"
    shutil.copytree(tiny_model("marian"), repository / "snapshots" / COMMIT)
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text(COMMIT)
    home = {"HF_HOME": str(tmp_path / "hf"), **blocked}
    done = deskbrief("translate", "--model", "opus-mt-ar-en", stdin=LINES, **home)
    assert done.stdout.decode() == ENGLISH


@pytest.mark.models
def test_nothing_else_opens_a_socket(deskbrief, own_cache, installed, blocked, tmp_path, article):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(f"{SENTENCES[0]}\n\n{'. '.join(SENTENCES)}.\n", encoding="utf-8")
    for command in (
        ("models", "list"), ("models", "verify"), ("models", "use", "opus-mt-ar-en"),
        ("models", "pull", "opus-mt-ar-en"), ("models", "bench", "opus-mt-ar-en"), ("doctor",),
        ("--batch", str(tmp_path / "in"), "--model", "opus-mt-ar-en"),
        ("--format", "md", str(tmp_path / "in" / "a.txt")), ("models", "remove", "opus-mt-ar-en"),
    ):  # fmt: skip
        done = deskbrief(*command, **blocked)
        assert b"socket" not in done.stderr, (command, done.stderr.decode())
        assert done.returncode == 0, (command, done.stderr.decode())


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("pull",), b"takes one: deskbrief models pull NAME"),
        (("pull", "nope"), b"There is no model 'nope'"),
        (("list", "draft"), b"takes no name"),
        (("list", "--update"), b"--update goes with pull, not with list"),
        (("use", "draft", "--role", "summarize"), b"'draft' is for --model, not for --summarizer"),
        (("remove", "draft"), b"'draft' comes with deskbrief"),
        (("bench", "draft", "--test", "none.tsv"), b"none.tsv cannot be read"),
    ],
)
def test_a_wrong_command_says_what_is_allowed(deskbrief, command, told):
    done = deskbrief("models", *command)
    assert done.returncode in (1, 2)
    assert told in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_file_of_choices_that_is_wrong_is_told(deskbrief, tmp_path):
    from deskbrief.models.preference import preference_file

    preference_file().parent.mkdir(parents=True)
    preference_file().write_text('translate = "draft"\nsing = 3\n')
    done = deskbrief("translate", stdin=b"")
    assert done.returncode == 2
    assert b"says sing = 3" in done.stderr


def test_the_folder_of_models_may_be_named_anything(deskbrief, tmp_path):
    strange = Path(tmp_path / "a b\u2028c")
    done = deskbrief("models", XDG_DATA_HOME=str(strange))
    assert done.returncode == 0
