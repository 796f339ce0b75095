from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from cxmap.errors import CxmapError, MissingInput, UnreadableInput
from cxmap.source import git

SHALLOW = "this clone is shallow: run `git fetch --unshallow` (in GitHub Actions, set `fetch-depth: 0`)"


@pytest.fixture(autouse=True)
def _a_git_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    settings = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}
    for role in ("AUTHOR", "COMMITTER"):
        settings |= {f"GIT_{role}_NAME": "Ada", f"GIT_{role}_EMAIL": "ada@example.org"}
    for name, value in settings.items():
        monkeypatch.setenv(name, value)


def run(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())


def commit(folder: Path, files: dict[str, str]) -> str:
    if not (folder / ".git").exists():
        folder.mkdir(exist_ok=True)
        run(folder, "init", "-q", "-b", "main")
    write(folder, files)
    run(folder, "add", "-A")
    run(folder, "commit", "-qm", "a commit")
    return run(folder, "rev-parse", "HEAD")


def told(error: CxmapError) -> tuple[str, str]:
    return error.message, error.hint


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    commit(tmp_path / "repo", {"journeys/a.yaml": "old", "b.yaml": "top"})
    write(tmp_path / "repo", {"journeys/a.yaml": "new"})
    return tmp_path / "repo"


def shallow(repo: Path) -> Path:
    commit(repo, {"journeys/a.yaml": "newer"})
    clone = repo.parent / "clone"
    run(repo, "clone", "-q", "--depth=1", f"file://{repo}", str(clone))
    return clone


# REV:PATH


@pytest.mark.parametrize(
    ("spec", "parts"),
    [
        ("main:a.yaml", ("main", "a.yaml")),
        ("main:./a.yaml", ("main", "./a.yaml")),
        ("HEAD~2:a b.yaml", ("HEAD~2", "a b.yaml")),
        ("origin/main:x/ä\n.yaml", ("origin/main", "x/ä\n.yaml")),
        ("v1:a:b.yaml", ("v1", "a:b.yaml")),
        ("main@{12:30}:a.yaml", ("main@{12:30}", "a.yaml")),
        ("HEAD^{/fix: typo}:a.yaml", ("HEAD^{/fix: typo}", "a.yaml")),
        ("-x:a.yaml", ("-x", "a.yaml")),
        ("C:a.yaml", ("C", "a.yaml")),
    ],
)
def test_a_revision_and_a_path_come_apart_at_the_first_colon_outside_braces(spec: str, parts: tuple[str, str]) -> None:
    assert git.split(spec) == parts


@pytest.mark.parametrize(
    "spec",
    [
        "a.yaml",
        "",
        ":",
        "::a.yaml",
        ":/a.yaml",
        "main:",
        "C:\\x.yaml",
        "C:/x.yaml",
        "c:/x.yaml",
        "a{b:c}",
        "https://x.org/a",
    ],
)
def test_what_has_no_revision_or_no_path_is_a_plain_path(spec: str) -> None:
    assert git.split(spec) is None


def test_a_file_of_that_very_name_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "main:a.yaml").touch()
    (tmp_path / "main:link.yaml").symlink_to("nowhere")
    assert [git.split(spec) for spec in ("main:a.yaml", "main:link.yaml", "main:b.yaml")] == [
        None,
        None,
        ("main", "b.yaml"),
    ]


# The top of the working tree


def test_the_root_is_the_top_of_the_working_tree(repo: Path) -> None:
    tops = [git.root(repo), git.root(repo / "journeys"), git.root(repo / "journeys/not/there")]
    assert tops == [repo.resolve()] * 3


def test_a_worktree_is_a_root_of_its_own(repo: Path) -> None:
    run(repo, "worktree", "add", "-q", "../tree", "-b", "other")
    assert git.root(repo.parent / "tree/journeys") == (repo.parent / "tree").resolve()


def test_outside_of_a_repository_there_is_no_root(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()  # empty: git takes no notice of it
    assert git.root(tmp_path) is None


# A file at a revision


def test_a_file_is_read_as_it_was(repo: Path) -> None:
    assert git.read("main", "journeys/a.yaml", cwd=repo) == b"old"


def test_a_path_starts_at_the_root_wherever_one_stands(repo: Path) -> None:
    assert git.read("HEAD", "b.yaml", cwd=repo / "journeys") == b"top"


@pytest.mark.parametrize("path", ["./a.yaml", "../journeys/a.yaml", "./../journeys//a.yaml"])
def test_a_path_with_a_dot_starts_where_one_stands(repo: Path, path: str) -> None:
    assert git.read("HEAD", path, cwd=repo / "journeys") == b"old"


def test_an_absolute_path_is_the_file_of_the_working_tree(repo: Path) -> None:
    assert git.read("HEAD", str(repo / "b.yaml"), cwd=repo / "journeys") == b"top"


@pytest.mark.parametrize("revision", ["HEAD~1", "v1", "main@{1}", "HEAD^{/a commit}~1", "main^{tree}"])
def test_every_way_to_name_a_revision_works(repo: Path, revision: str) -> None:
    run(repo, "tag", "-a", "v1", "-m", "first")
    commit(repo, {"c.yaml": "two"})
    assert git.read(revision, "b.yaml", cwd=repo) == b"top"


def test_a_renamed_file_is_read_under_its_old_name(repo: Path) -> None:
    run(repo, "mv", "b.yaml", "c.yaml")
    run(repo, "commit", "-qm", "rename")
    assert git.read("HEAD~1", "b.yaml", cwd=repo) == b"top"


@pytest.mark.parametrize("name", ["a b.yaml", "ä/日本.yaml", "new\nline.yaml", ":(top)x.yaml", "[a]*.yaml", "-x.yaml"])
def test_no_name_is_too_odd(repo: Path, name: str) -> None:
    commit(repo, {name: "odd"})
    assert git.read("HEAD", name, cwd=repo) == b"odd"


def test_a_name_that_is_not_utf_8_is_read(repo: Path) -> None:
    name = os.fsdecode(b"caf\xe9.yaml")
    commit(repo, {name: "coffee"})
    assert (git.read("HEAD", name, cwd=repo), git.listing("HEAD", ".", cwd=repo)) == (
        b"coffee",
        ["b.yaml", name, "journeys/a.yaml"],
    )


def test_line_ends_are_those_of_a_checkout(repo: Path) -> None:
    commit(repo, {"lines.yaml": "a: 1\nb: 2\n"})
    run(repo, "config", "core.autocrlf", "true")
    assert git.read("HEAD", "lines.yaml", cwd=repo) == b"a: 1\r\nb: 2\r\n"


def test_bytes_stay_as_they_are(repo: Path) -> None:
    (repo / "bytes.yaml").write_bytes(b"\xef\xbb\xbf\xff\x00\r\r\n\n")
    commit(repo, {})
    assert git.read("HEAD", "bytes.yaml", cwd=repo) == b"\xef\xbb\xbf\xff\x00\r\r\n\n"


def test_links_are_followed_within_the_revision(repo: Path) -> None:
    (repo / "link.yaml").symlink_to("folder/a.yaml")
    (repo / "folder").symlink_to("journeys")
    (repo / "journeys/up.yaml").symlink_to("../link.yaml")
    commit(repo, {"journeys/a.yaml": "linked"})
    write(repo, {"journeys/a.yaml": "newest"})
    names = ["link.yaml", "folder/a.yaml", "journeys/up.yaml", "folder/up.yaml"]
    assert [git.read("HEAD", name, cwd=repo) for name in names] == [b"linked"] * 4


def test_a_link_out_of_the_repository_is_not_followed(repo: Path) -> None:
    (repo / "passwords.yaml").symlink_to("/etc/passwd")
    commit(repo, {})
    with pytest.raises(MissingInput) as caught:
        git.read("HEAD", "passwords.yaml", cwd=repo)
    assert told(caught.value) == ("'/etc/passwd' lies outside the repository", "name a file that git knows")


def test_a_link_in_circles_ends(repo: Path) -> None:
    (repo / "circle.yaml").symlink_to("circle.yaml")
    commit(repo, {})
    with pytest.raises(UnreadableInput, match=r"'circle\.yaml' at 'HEAD' is a link that leads in circles"):
        git.read("HEAD", "circle.yaml", cwd=repo)


@pytest.mark.parametrize("path", ["journeys", "journeys/", ".", "./"])
def test_a_folder_is_no_file(repo: Path, path: str) -> None:
    with pytest.raises(UnreadableInput, match="is a folder at 'HEAD', not a file"):
        git.read("HEAD", path, cwd=repo)


def test_a_path_out_of_the_repository_is_missing(repo: Path) -> None:
    with pytest.raises(MissingInput, match=r"'\.\./b.yaml' lies outside the repository"):
        git.read("HEAD", "../b.yaml", cwd=repo)


def test_a_nul_character_is_no_internal_error(repo: Path) -> None:
    with pytest.raises(MissingInput, match="a NUL character is in no name that git knows"):
        git.read("HEAD", "a\0.yaml", cwd=repo)


def test_a_bare_repository_has_files_too(repo: Path) -> None:
    run(repo, "clone", "-q", "--bare", ".", "../bare")
    assert git.read("main", "b.yaml", cwd=repo.parent / "bare") == b"top"


def test_what_git_tells_its_hooks_does_not_mislead(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(repo.parent / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index.lock")
    assert git.read("HEAD", "./a.yaml", cwd=repo / "journeys") == b"old"
    assert git.tracked([str(repo / "journeys")]) == [str(repo / "journeys/a.yaml")]


# What is missing, and what to do about it


def test_a_file_that_is_not_in_the_revision_names_both_and_the_nearest(repo: Path) -> None:
    with pytest.raises(MissingInput) as caught:
        git.read("main", "a.yaml", cwd=repo)
    assert told(caught.value) == (
        "there is no file 'a.yaml' at 'main'",
        "did you mean main:journeys/a.yaml?",
    )


def test_a_file_that_resembles_none_gets_no_guess(repo: Path) -> None:
    with pytest.raises(MissingInput) as caught:
        git.read("main", "./return-shoes.yaml", cwd=repo / "journeys")
    assert told(caught.value) == (
        "there is no file 'journeys/return-shoes.yaml' at 'main'",
        "a path starts at the root of the repository (./ is here), and a renamed file has its old name there",
    )


@pytest.mark.parametrize(
    ("revision", "hint"),
    [
        ("release", "run `git fetch origin release` and name origin/release"),
        ("origin/release", "run `git fetch origin release`"),
        ("release~3", "run `git fetch origin release` and name origin/release"),
        ("0123abcd", "run `git fetch origin 0123abcd`"),
        ("HEAD~9", "`git log --oneline` lists the commits there are"),
        ("--output=x", "`git log --oneline` lists the commits there are"),
        ("-x", "`git log --oneline` lists the commits there are"),
        ("b.yaml", "'b.yaml' is a file: leave out the colon and what follows"),
    ],
)
def test_a_missing_revision_says_how_to_get_it(repo: Path, revision: str, hint: str) -> None:
    expected = (f"there is no revision {revision!r} in this clone", hint)
    with pytest.raises(MissingInput) as read:
        git.read(revision, "b.yaml", cwd=repo)
    with pytest.raises(MissingInput) as listed:
        git.listing(revision, ".", cwd=repo)
    with pytest.raises(MissingInput) as merged:
        git.merge_base(revision, cwd=repo)
    assert [told(caught.value) for caught in (read, listed, merged)] == [expected] * 3
    assert not (repo / "x").exists()


def test_a_branch_that_only_the_server_has_is_pointed_out(repo: Path) -> None:
    run(repo, "branch", "release")
    run(repo, "clone", "-q", ".", "../clone")
    with pytest.raises(MissingInput) as caught:
        git.read("release", "b.yaml", cwd=repo.parent / "clone")
    assert caught.value.hint == "name origin/release, which is there, or run `git fetch origin release`"


def test_a_shallow_clone_says_that_it_is_one(repo: Path) -> None:
    clone = shallow(repo)
    assert git.read("HEAD", "journeys/a.yaml", cwd=clone) == b"newer"
    with pytest.raises(MissingInput) as caught:
        git.read("HEAD~1", "journeys/a.yaml", cwd=clone)
    assert told(caught.value) == (
        "there is no revision 'HEAD~1' in this clone",
        f"`git log --oneline` lists the commits there are; {SHALLOW}",
    )


def test_a_repository_without_a_commit_has_no_head(tmp_path: Path) -> None:
    run(tmp_path, "init", "-q")
    with pytest.raises(MissingInput, match="there is no revision 'HEAD' in this clone"):
        git.read("HEAD", "a.yaml", cwd=tmp_path)


def test_outside_of_a_repository_git_says_so(tmp_path: Path) -> None:
    for path in ("a.yaml", "./a.yaml", "/a.yaml"):
        with pytest.raises(MissingInput) as caught:
            git.read("main", path, cwd=tmp_path)
        assert told(caught.value) == (
            "git: not a git repository (or any of the parent directories): .git",
            "REV:PATH needs a git repository: run this inside of one",
        )


def test_a_blob_is_no_revision(repo: Path) -> None:
    with pytest.raises(UnreadableInput, match="git: not a tree object"):
        git.read(run(repo, "rev-parse", "HEAD:b.yaml"), "b.yaml", cwd=repo)


def test_git_that_is_not_installed_is_missing(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repo))
    with pytest.raises(MissingInput) as caught:
        git.read("HEAD", "b.yaml", cwd=repo)
    assert told(caught.value) == (
        "git cannot be run: No such file or directory",
        "install git, or save the older version to a file and name that",
    )
    assert (git.tracked([str(repo)]), git.root(repo)) == (None, repo.resolve())


def test_a_repository_of_another_owner_is_refused_in_git_s_own_words(
    repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # git's own switch for its tests
    with pytest.raises(UnreadableInput) as read:
        git.read("HEAD", "b.yaml", cwd=repo)
    with pytest.raises(UnreadableInput) as listed:
        git.tracked([str(repo)])
    expected = (
        f"git: detected dubious ownership in repository at '{repo}'",
        f"To add an exception for this directory, call: git config --global --add safe.directory {repo}",
    )
    assert [told(read.value), told(listed.value)] == [expected] * 2


# The files of a revision


def test_the_listing_has_the_yaml_files_below_a_folder(repo: Path) -> None:
    (repo / "journeys/link.yaml").symlink_to("a.yaml")
    commit(repo, {"journeys/deep/ü b.yml": "", "journeys/x.json": "", "journeys-old/c.yaml": "", "n\nl.yaml": ""})
    write(repo, {"journeys/later.yaml": ""})
    below = ["journeys/a.yaml", "journeys/deep/ü b.yml", "journeys/link.yaml"]
    assert git.listing("HEAD", "journeys", cwd=repo) == below
    assert git.listing("HEAD", "journeys/", cwd=repo) == below
    assert git.listing("HEAD", str(repo / "journeys"), cwd=repo) == below
    assert git.listing("HEAD", ".", cwd=repo) == sorted(["b.yaml", "journeys-old/c.yaml", "n\nl.yaml", *below])


def test_the_listing_is_spelled_from_where_one_stands(repo: Path) -> None:
    names = [git.listing("HEAD", folder, cwd=repo / "journeys") for folder in (".", "..", "../journeys")]
    assert names == [["a.yaml"], ["../b.yaml", "a.yaml"], ["a.yaml"]]
    assert [git.read("HEAD", f"./{name}", cwd=repo / "journeys") for name in names[1]] == [b"top", b"old"]


def test_a_folder_that_was_not_there_yet_has_no_files(repo: Path) -> None:
    assert git.listing("HEAD", "later", cwd=repo) == []


# Where branches part


def test_the_merge_base_is_where_two_branches_part(repo: Path) -> None:
    start = run(repo, "rev-parse", "HEAD")
    run(repo, "checkout", "-qb", "feature")
    commit(repo, {"c.yaml": "ours"})
    run(repo, "checkout", "-q", "main")
    theirs = commit(repo, {"d.yaml": "theirs"})
    run(repo, "checkout", "-q", "feature")
    assert (git.merge_base("main", cwd=repo), git.merge_base(theirs, cwd=repo / "journeys")) == (start, start)


def test_unrelated_histories_have_no_merge_base(repo: Path) -> None:
    run(repo, "checkout", "-q", "--orphan", "other")
    commit(repo, {"c.yaml": "other"})
    with pytest.raises(MissingInput) as caught:
        git.merge_base("main", cwd=repo)
    assert told(caught.value) == (
        "'main' and HEAD have no commit in common",
        "their histories are unrelated: name the revision to compare with",
    )


def test_a_shallow_clone_may_lack_the_merge_base(repo: Path) -> None:
    run(repo, "branch", "feature")
    clone = shallow(repo)
    run(clone, "fetch", "-q", "--depth=1", "origin", "feature:feature")
    with pytest.raises(MissingInput) as caught:
        git.merge_base("feature", cwd=clone)
    assert told(caught.value) == (
        "'feature' and HEAD have no commit in common",
        SHALLOW,
    )


# The files of a folder


def test_files_count_whether_committed_or_not_unless_ignored(repo: Path) -> None:
    commit(repo, {".gitignore": "secret*\n", "forced.yaml": ""})
    write(repo, {"secret.yaml": "", "fresh/ä b.yaml": "", "n\nl.yaml": "", ".gitignore": "secret*\nforced.yaml\n"})
    (repo / "journeys/a.yaml").unlink()  # deleted, and still in the index
    (repo / "lost").symlink_to("nowhere")
    (repo / "loop").symlink_to(".")
    names = [".gitignore", "b.yaml", "forced.yaml", "fresh/ä b.yaml", "n\nl.yaml"]
    assert git.tracked([str(repo)]) == [str(repo / name) for name in names]


def test_names_keep_the_spelling_of_their_folder(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repo / "journeys")
    assert [git.tracked([name]) for name in (".", "..", "../journeys/")] == [
        ["a.yaml"],
        ["../b.yaml", "../journeys/a.yaml"],
        ["../journeys/a.yaml"],
    ]


def test_a_file_in_conflict_counts_once(repo: Path) -> None:
    run(repo, "checkout", "-qb", "feature")
    commit(repo, {"b.yaml": "ours"})
    run(repo, "checkout", "-q", "main")
    commit(repo, {"b.yaml": "theirs"})
    with pytest.raises(subprocess.CalledProcessError):
        run(repo, "merge", "feature")
    assert git.tracked([str(repo)]) == [str(repo / "b.yaml"), str(repo / "journeys/a.yaml")]


def test_submodules_and_repositories_within_are_looked_into(repo: Path, tmp_path: Path) -> None:
    commit(tmp_path / "other", {"c.yaml": ""})
    run(repo, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(tmp_path / "other"), "sub")
    commit(repo / "nested", {"d.yaml": "", ".gitignore": "e.yaml"})
    write(repo, {"nested/e.yaml": ""})
    names = [".gitmodules", "b.yaml", "journeys/a.yaml", "nested/.gitignore", "nested/d.yaml", "sub/c.yaml"]
    assert git.tracked([str(repo)]) == [str(repo / name) for name in names]


def test_a_repository_within_one_that_the_environment_names_does_not_go_on_for_ever(
    repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(repo / "nested", {"d.yaml": ""})
    commit(repo, {})
    monkeypatch.setenv("GIT_DIR", str(repo / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(repo))
    assert git.tracked([str(repo)]) == [str(repo / "b.yaml"), str(repo / "journeys/a.yaml")]


def test_a_folder_of_the_same_name_is_no_reason_to_doubt_a_revision(repo: Path) -> None:
    with pytest.raises(MissingInput) as caught:
        git.read("journeys", "b.yaml", cwd=repo)
    assert caught.value.hint == "run `git fetch origin journeys` and name origin/journeys"


def test_several_folders_may_lie_in_several_repositories(repo: Path, tmp_path: Path) -> None:
    commit(tmp_path / "other", {"c.yaml": ""})
    (tmp_path / "plain").mkdir()
    other, plain, journeys = (str(tmp_path / name) for name in ("other", "plain", "repo/journeys"))
    assert git.tracked([journeys, other]) == [f"{journeys}/a.yaml", f"{other}/c.yaml"]
    assert git.tracked([journeys, plain]) is None


def test_an_unborn_submodule_has_no_files(repo: Path, tmp_path: Path) -> None:
    commit(tmp_path / "other", {"c.yaml": ""})
    run(repo, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(tmp_path / "other"), "sub")
    commit(repo, {})
    run(repo, "clone", "-q", ".", "../clone")
    clone = tmp_path / "clone"
    names = [".gitmodules", "b.yaml", "journeys/a.yaml"]
    assert git.tracked([str(clone)]) == [str(clone / name) for name in names]
    assert git.tracked([str(clone / "sub")]) == []
    with pytest.raises(UnreadableInput, match="'sub' is a submodule at 'HEAD', not a file"):
        git.read("HEAD", "sub", cwd=clone)
