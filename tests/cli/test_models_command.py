"""`deskbrief models`: what can be chosen, and what works now."""


def rows(done):
    head, *others = done.stdout.decode().splitlines()
    assert head.split() == ["NAME", "ROLE", "KIND", "NOW", "SIZE", "LICENCE", "ADVICE"]
    starts = [head.index(name) for name in head.split()]
    return {
        line.split()[0]: [line[a:b].strip() for a, b in zip(starts, [*starts[1:], None], strict=True)]
        for line in others
    }


def test_every_model_of_the_catalogue_has_a_line(deskbrief):
    table = rows(deskbrief("models"))
    assert table["draft"][1:4] == ["translate", "draft", "ready"]
    assert table["lead-rank"][1:4] == ["summarize", "extractive", "ready"]
    assert table["opus-mt-ar-en"][1:4] == ["translate", "transformers", "to fetch"]
    assert all(row[6] for row in table.values())


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


def test_a_dry_run_fetches_no_model(deskbrief_here, tmp_path, article):
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text(article, encoding="utf-8")
    done = deskbrief_here("--batch", str(tmp_path / "inbox"), "--dry-run", "--model", "opus-mt-ar-en")
    assert done.returncode == 0
    assert b"opus-mt-ar-en would be fetched first" in done.stderr
