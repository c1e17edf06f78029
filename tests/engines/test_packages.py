"""Listing, installing and removing Argos packages, and the doctor."""

from __future__ import annotations

import dataclasses
import functools
import http.server
import io
import json
import os
import shutil
import socket
import stat
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engines.random_package import build_package
from workflow.engines import EngineSettings, Pair, unpacking
from workflow.engines.installed import file_sha256
from workflow.engines.packages import (
    doctor,
    install_from_file,
    install_from_index,
    list_packages,
    remove_package,
)
from workflow.errors import EngineError

EN_ES = Pair("en", "es")


def test_what_was_installed_is_listed(package_file: Path, tmp_path: Path) -> None:
    info = install_from_file(package_file, tmp_path / "packages")
    assert list_packages(tmp_path / "packages") == [info]
    assert (info.name, info.source, info.target, info.version) == (
        "translate-en_es",
        "en",
        "es",
        "0.1",
    )
    assert info.sha256 == file_sha256(package_file)
    assert info.used
    assert info.problem == ""
    assert info.size == sum(
        path.stat().st_size for path in Path(info.path).rglob("*") if path.is_file()
    )
    assert json.loads(json.dumps(dataclasses.asdict(info)))["source"] == "en"


def test_installing_leaves_nothing_else_behind(package_file: Path, tmp_path: Path) -> None:
    install_from_file(package_file, tmp_path)
    names = ["translate-en_es-0_1", "translate-en_es-0_1.installed.json"]
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    first = (tmp_path / names[1]).read_bytes()
    install_from_file(package_file, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    assert (tmp_path / names[1]).read_bytes() == first


def test_the_newest_version_is_used(package_file: Path, tmp_path: Path) -> None:
    install_from_file(package_file, tmp_path / "packages")
    newer = build_package(tmp_path / "newer.argosmodel", version="0.10", seed=9)
    older = build_package(tmp_path / "older.argosmodel", version="0.9", seed=9)
    assert install_from_file(newer, tmp_path / "packages").used
    assert not install_from_file(older, tmp_path / "packages").used
    removed = remove_package(EN_ES, tmp_path / "packages")
    assert [(info.version, info.used) for info in removed] == [
        ("0.1", False),
        ("0.10", True),
        ("0.9", False),
    ]
    assert list((tmp_path / "packages").iterdir()) == []


def test_removing_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="no Argos package for en→es is installed"):
        remove_package(EN_ES, tmp_path)


def test_listing_makes_no_folder(tmp_path: Path) -> None:
    code = (
        "from workflow.engines import EngineSettings, Pair, find_engine\n"
        "from workflow.engines.packages import list_packages\n"
        "assert list_packages() == []\n"
        "assert find_engine(Pair('en', 'es'), EngineSettings(order=('argos',))) is None\n"
    )
    bare = {
        key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "ARGOS_"))
    }
    subprocess.run([sys.executable, "-c", code], env={**bare, "HOME": str(tmp_path)}, check=True)
    assert list(tmp_path.iterdir()) == []


def test_installing_makes_no_folder_but_its_own(package_file: Path, tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from workflow.engines.packages import install_from_file\n"
        "install_from_file(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "print(sorted({'minisbd', 'onnxruntime', 'stanza', 'torch'} & set(sys.modules)))"
    )
    home = tmp_path / "home"
    home.mkdir()
    bare = {
        key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "ARGOS_"))
    }
    run = subprocess.run(
        [sys.executable, "-c", code, str(package_file), str(tmp_path / "packages")],
        env={**bare, "HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "[]"
    assert list(home.iterdir()) == []


@pytest.mark.parametrize(
    ("variables", "setting", "expected"),
    [
        pytest.param({}, None, "home/.local/share/argos-translate/packages", id="default"),
        pytest.param({"XDG_DATA_HOME": "data"}, None, "data/argos-translate/packages", id="xdg"),
        pytest.param({"ARGOS_PACKAGES_DIR": "mine"}, "theirs", "mine", id="variable"),
        pytest.param({"XDG_DATA_HOME": "data"}, "theirs", "theirs", id="argos-settings"),
    ],
)
def test_packages_are_where_argos_looks(
    variables: dict[str, str],
    setting: str | None,
    expected: str,
    packages_dir: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "ARGOS_PACKAGES_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name, value in variables.items():
        monkeypatch.setenv(name, str(tmp_path / value))
    if setting is not None:
        config = tmp_path / "home" / ".config" / "argos-translate"
        config.mkdir(parents=True)
        table = {"ARGOS_PACKAGES_DIR": str(tmp_path / setting)}
        (config / "settings.json").write_text(json.dumps(table))
    shutil.copytree(packages_dir, tmp_path / expected)
    assert [info.name for info in list_packages()] == ["translate-en_es", "translate-nb_en"]


def zip_bytes(*members: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in members:
            zipped.writestr(name, data)
    return sink.getvalue()


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


META = ("p/metadata.json", b'{"from_code": "en", "to_code": "es", "package_version": "1"}')
BOMB = b"\0" * (unpacking.FREE_BYTES + 1)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"no zip at all", "not an Argos package", id="not-a-zip"),
        pytest.param(b"", "not an Argos package", id="empty"),
        pytest.param(zip_bytes(), "must hold exactly one folder", id="empty-zip"),
        pytest.param(zip_bytes(META, ("../evil", b"x")), "leads out of the folder", id="parent"),
        pytest.param(zip_bytes(META, ("p/../../evil", b"x")), "leads out", id="inner-parent"),
        pytest.param(zip_bytes(META, ("p\\..\\..\\evil", b"x")), "leads out", id="backslashes"),
        pytest.param(zip_bytes(META, ("/tmp/evil", b"x")), "leads out", id="absolute"),
        pytest.param(zip_bytes(META, ("C:/evil", b"x")), "leads out", id="drive"),
        pytest.param(zip_bytes(META, (link("p/model"), b"/etc")), "is a link", id="link"),
        pytest.param(zip_bytes(META, ("q/x", b"x")), "exactly one folder", id="two-folders"),
        pytest.param(zip_bytes(("p/x", b"x")), "no metadata.json", id="no-metadata"),
        pytest.param(zip_bytes((".p/metadata.json", b"{}")), "no metadata.json", id="hidden"),
        pytest.param(zip_bytes(META, ("p/zeros", BOMB)), "would unpack to", id="bomb"),
        pytest.param(zip_bytes(META), "no model/model.bin", id="no-model"),
        pytest.param(
            zip_bytes(META, ("p/model/model.bin", b"x")),
            "no sentencepiece.model",
            id="no-tokenizer",
        ),
        pytest.param(
            zip_bytes(META, ("p/model/model.bin", b"x"), ("p/sentencepiece.model", b"x")),
            "cannot be used",
            id="not-a-model",
        ),
        pytest.param(zip_bytes(("p/metadata.json", b"[")), "no readable metadata", id="bad-json"),
        pytest.param(zip_bytes(("p/metadata.json", b"[]")), "is not a table", id="no-table"),
        pytest.param(
            zip_bytes(("p/metadata.json", b'{"type": "sbd"}')), "does not translate", id="no-pair"
        ),
        pytest.param(
            zip_bytes(("p/metadata.json", b'{"from_code": "qq", "to_code": "es"}')),
            "'qq' is not a language code",
            id="unknown-language",
        ),
    ],
)
def test_what_is_unsafe_or_no_package_is_refused(data: bytes, message: str, tmp_path: Path) -> None:
    file = tmp_path / "in" / "bad.argosmodel"
    file.parent.mkdir()
    file.write_bytes(data)
    folder = tmp_path / "packages"
    with pytest.raises(EngineError, match=message) as caught:
        install_from_file(file, folder)
    assert str(file) in str(caught.value)
    assert list(folder.iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "packages"]


def test_a_damaged_archive_is_refused(package_file: Path, tmp_path: Path) -> None:
    data = bytearray(package_file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    file = tmp_path / "bad.argosmodel"
    file.write_bytes(data)
    with pytest.raises(EngineError, match="not an Argos package"):
        install_from_file(file, tmp_path / "packages")


def test_a_bad_file_leaves_the_old_package(package_file: Path, tmp_path: Path) -> None:
    before = install_from_file(package_file, tmp_path / "packages")
    bad = tmp_path / "bad.argosmodel"
    bad.write_bytes(
        zip_bytes(*((name.replace("p/", "translate-en_es-0_1/"), data) for name, data in [META]))
    )
    with pytest.raises(EngineError):
        install_from_file(bad, tmp_path / "packages")
    assert list_packages(tmp_path / "packages") == [before]


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"none\.argosmodel: no such file"):
        install_from_file(tmp_path / "none.argosmodel", tmp_path)


@pytest.mark.skipif(os.name != "posix" or os.getuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_one_sentence(package_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "packages"
    folder.mkdir(mode=0o555)
    with pytest.raises(EngineError, match="cannot be written"):
        install_from_file(package_file, folder)


def test_a_file_in_the_way_is_one_sentence(package_file: Path, tmp_path: Path) -> None:
    (tmp_path / "packages").write_text("")
    with pytest.raises(EngineError, match="cannot be written"):
        install_from_file(package_file, tmp_path / "packages")


def test_broken_packages_are_listed_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "translate-en_fr").mkdir()
    (info,) = list_packages(tmp_path)
    assert info.problem == "the package has no readable metadata.json"
    assert not info.used


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, format: str, *args: object) -> None: ...  # noqa: A002


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of a package index on this machine, which Argos' variable points at."""
    folder = tmp_path / "index"
    folder.mkdir()
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        monkeypatch.setenv("ARGOS_PACKAGE_INDEX", f"http://127.0.0.1:{server.server_port}/")
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        yield folder
        server.shutdown()
        thread.join()


def entry(version: str, *links: str, source: str = "en") -> dict[str, object]:
    return {"package_version": version, "from_code": source, "to_code": "es", "links": [*links]}


def test_the_newest_package_of_the_index_is_installed(
    index: Path, package_file: Path, tmp_path: Path
) -> None:
    base = os.environ["ARGOS_PACKAGE_INDEX"]
    shutil.copy(package_file, index / "new.argosmodel")
    table = [
        entry("0.9", f"{base}old.argosmodel"),
        entry("0.10", "ipfs://somewhere", f"{base}gone.argosmodel", f"{base}new.argosmodel"),
        entry("2.0", f"{base}other.argosmodel", source="fr"),
        {"no": "codes"},
    ]
    (index / "index.json").write_text(json.dumps(table))
    seen: list[tuple[int, int]] = []
    info = install_from_index(
        EN_ES, 5, lambda done, total: seen.append((done, total)), tmp_path / "packages"
    )
    assert info.sha256 == file_sha256(package_file)
    size = package_file.stat().st_size
    assert seen[-1] == (size, size)


def test_a_pair_that_the_index_lacks_is_one_sentence(index: Path, tmp_path: Path) -> None:
    (index / "index.json").write_text("[]")
    with pytest.raises(EngineError, match="Argos' index has no package for en→es"):
        install_from_index(EN_ES, 5, lambda done, total: None, tmp_path)


@pytest.mark.parametrize("text", ["<html>", "{}", "[1]", '"x"'])
def test_an_index_that_is_none_is_one_sentence(text: str, index: Path, tmp_path: Path) -> None:
    (index / "index.json").write_text(text)
    with pytest.raises(EngineError, match="index"):
        install_from_index(EN_ES, 5, lambda done, total: None, tmp_path)


def test_a_lost_download_is_one_sentence(index: Path, tmp_path: Path) -> None:
    link = f"{os.environ['ARGOS_PACKAGE_INDEX']}gone.argosmodel"
    (index / "index.json").write_text(json.dumps([entry("1.0", link)]))
    with pytest.raises(EngineError, match=r"gone\.argosmodel cannot be reached .*copy the"):
        install_from_index(EN_ES, 5, lambda done, total: None, tmp_path)


def test_an_index_out_of_reach_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        monkeypatch.setenv("ARGOS_PACKAGE_INDEX", f"http://127.0.0.1:{deaf.getsockname()[1]}/")
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        with pytest.raises(EngineError, match=r"cannot be reached \(timed out\)\. Without network"):
            install_from_index(EN_ES, 0.3, lambda done, total: None, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_doctor_tries_every_pair(settings: EngineSettings) -> None:
    direct, route, none = doctor([EN_ES, Pair("nb", "es"), Pair("en", "vi")], settings)
    assert (direct.works, direct.label, direct.route) == (True, "argos en→es 0.1", ("en", "es"))
    assert direct.problem == direct.hint == ""
    assert (route.works, route.route) == (True, ("nb", "en", "es"))
    assert (none.works, none.engine, none.problem) == (False, "", "no engine for en→vi")
    assert "models install FILE.argosmodel" in none.hint
    assert json.loads(json.dumps(dataclasses.asdict(route)))["route"] == ["nb", "en", "es"]


def test_the_doctor_sees_a_damaged_model(package_file: Path, tmp_path: Path) -> None:
    path = Path(install_from_file(package_file, tmp_path).path)
    (path / "model" / "model.bin").write_bytes(b"damaged")
    (found,) = doctor([EN_ES], EngineSettings(order=("argos",), packages_dir=tmp_path))
    assert not found.works
    assert "the model for en→es cannot be used" in found.problem


def test_the_doctor_sees_a_changed_model(package_file: Path, tmp_path: Path) -> None:
    path = Path(install_from_file(package_file, tmp_path / "packages").path)
    other = build_package(tmp_path / "other.argosmodel", seed=9)
    changed = Path(install_from_file(other, tmp_path / "others").path)
    shutil.copy(changed / "model" / "model.bin", path / "model" / "model.bin")
    (found,) = doctor([EN_ES], EngineSettings(order=("argos",), packages_dir=tmp_path / "packages"))
    assert found.works
    assert found.problem == "the package translate-en_es-0_1 is not as it was installed"


def test_the_doctor_reports_an_unknown_engine() -> None:
    (found,) = doctor([EN_ES], EngineSettings(order=("deepl",)))
    assert found.problem == "there is no engine 'deepl'"
