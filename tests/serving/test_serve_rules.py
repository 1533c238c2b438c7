"""What `argmap serve` answers and refuses: a real server, asked as anybody might ask it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.serving.serving import Served, served, small, wait_until

SECRET = "the secret of the other folder"
ODD = "it's; $(touch ran) `touch ran` & {line} <b>.yaml"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of maps beside another that is nobody's business, with links that lead there."""
    base = tmp_path_factory.mktemp("served")
    (base / "secret.yaml").write_text(small(SECRET))
    (base / "private").mkdir()
    (base / "private" / "secret.yaml").write_text(small(SECRET))
    maps = base / "maps"
    (maps / "sub").mkdir(parents=True)
    (maps / "rain.yaml").write_text(small())
    (maps / "sub" / "deep.yaml").write_text(small("Deep"))
    (maps / ODD).write_text(small("Odd"))
    (maps / "notes.yaml").write_text(f"notes: {SECRET}\n")
    (maps / "link.yaml").symlink_to(base / "secret.yaml")
    (maps / "folder").symlink_to(base / "private")
    (maps / "outside.yaml").write_text(f"include: {{x: ../secret.yaml}}\n{small('Outside')}")
    return maps


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the editor of these tests writes what it was asked to open."""
    return tmp_path_factory.mktemp("editor") / "opened.json"


@pytest.fixture(scope="module")
def server(folder: Path, log: Path) -> Iterator[Served]:
    """One server for the module, with an editor that writes down its words."""
    program = log.parent / "editor.py"
    program.write_text("import json, sys\nwith open(sys.argv[1], 'w') as file:\n    json.dump(sys.argv[2:], file)\n")
    editor = f"'{sys.executable}' '{program}' '{log}' --at {{file}}:{{line}}:{{column}}"
    with served(folder, "--editor", editor) as running:
        yield running


PATHS = ["/", "/map/rain.yaml", "/events", "/events?map=rain.yaml", "/place?map=rain.yaml", "/assets/map.js", "/no"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("host", [
    "evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil.example:{port}", "[::1]:{port}",
    "", "LOCALHOST.:{port}",
])  # fmt: skip
def test_another_name_for_this_machine_is_refused(server: Served, path: str, host: str) -> None:
    answer = server.ask(path, Host=host.format(port=server.port))
    assert answer.status in (400, 403)
    assert "Rain" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "LocalHost:{port}"])
def test_its_own_names_are_answered(server: Served, host: str) -> None:
    assert server.ask("/", Host=host.format(port=server.port)).status == 200


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("origin", [
    "http://evil.example", "null", "https://127.0.0.1:{port}", "http://127.0.0.1:1", "http://127.0.0.1",
    "http://localhost:{port}.evil.example", "file://",
])  # fmt: skip
def test_a_page_of_another_origin_is_refused(server: Served, path: str, origin: str) -> None:
    assert server.ask(path, Origin=origin.format(port=server.port)).status == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site", "anything"])
def test_a_page_of_another_site_is_refused(server: Served, site: str) -> None:
    assert server.ask("/map/rain.yaml", Sec_Fetch_Site=site).status == 403


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_our_own_pages_and_the_users_own_typing_are_answered(server: Served, site: str) -> None:
    assert server.ask("/map/rain.yaml", Sec_Fetch_Site=site).status == 200


@pytest.mark.parametrize("ask", [("/", "GET"), ("/map/rain.yaml", "GET"), ("/page/none.yaml", "GET"), ("/no", "GET"),
                                 ("/open", "GET"), ("/assets/map.js", "GET"), ("/", "DELETE"), ("/", "OPTIONS"),
                                 ("/place?map=rain.yaml", "GET"), ("/favicon.ico", "GET")])  # fmt: skip
def test_every_answer_has_a_policy_and_is_kept_nowhere(server: Served, ask: tuple[str, str]) -> None:
    answer = server.ask(*ask)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "connect-src 'self'" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy and "*" not in policy and "http" not in policy
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert not any(name.startswith("access-control") for name in answer.headers)


def test_a_picture_has_a_policy_of_its_own_and_stands_in_our_frames_only(server: Served) -> None:
    assert server.state("rain.yaml")["version"] == 1
    answer = server.ask("/page/rain.yaml")
    assert answer.status == 200
    assert answer.headers["content-security-policy"] == "frame-ancestors 'self'"
    assert (
        "default-src 'none'" in answer.text.split("</head>")[0] and "connect-src" not in answer.text.split("</head>")[0]
    )


def test_a_picture_asked_for_by_itself_leads_to_its_page(server: Served) -> None:
    answer = server.ask("/page/sub/deep.yaml", Sec_Fetch_Dest="document", Sec_Fetch_Site="none")
    assert (answer.status, answer.headers["location"]) == (303, "/map/sub/deep.yaml")


@pytest.mark.parametrize("path", [
    "../secret.yaml", "%2e%2e/secret.yaml", "..%2fsecret.yaml", "%2e%2e%2fsecret.yaml", "..%5csecret.yaml",
    "sub/../../secret.yaml", "%252e%252e/secret.yaml", "//secret.yaml", "link.yaml", "folder/secret.yaml",
    "notes.yaml", "rain.yaml%00", "rain.yaml/", "./rain.yaml", "sub/../rain.yaml", "RAIN.yaml", "", "sub",
])  # fmt: skip
@pytest.mark.parametrize("way", ["/map/", "/page/", "/events?map=", "/place?map="])
def test_nothing_but_the_maps_of_the_folder_is_served(server: Served, way: str, path: str) -> None:
    answer = server.ask(way + path)
    assert answer.status == 404
    assert SECRET not in answer.text


@pytest.mark.parametrize(
    "path", ["/assets/../app.py", "/assets/%2e%2e%2fapp.py", "/assets/app.py", "/assets/", "/../../etc/passwd"]
)
def test_no_other_file_of_argmap_is_served(server: Served, path: str) -> None:
    assert server.ask(path).status == 404


def test_an_absolute_path_is_no_name(server: Served, folder: Path) -> None:
    assert server.ask(f"/page/{folder}/rain.yaml").status == 404
    assert server.ask(f"/page/{folder.parent}/secret.yaml").status == 404


def test_what_includes_a_map_outside_has_an_error_and_nothing_of_it(server: Served) -> None:
    state = server.state("outside.yaml")
    assert state["counts"]["error"] == 1
    assert state["findings"][0]["slug"] == "include-outside"
    assert SECRET not in json.dumps(state) + server.ask("/page/outside.yaml").text


def _token(server: Served) -> str:
    return str(server.state("rain.yaml")["token"])


@pytest.mark.parametrize("headers", [{"X-Argmap-Token": ""}, {"X-Argmap-Token": "guess"}, {"X-Argmap-Token": "ä"},
                                     {"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"},
                                     {"Host": "evil.example"}])  # fmt: skip
def test_the_editor_opens_for_nobody_else(server: Served, log: Path, headers: dict[str, str]) -> None:
    log.unlink(missing_ok=True)
    assert server.post(_token(server), {"map": "rain.yaml", "item": "claim-a"}, **headers).status in (400, 403)
    assert not log.exists()


def test_a_request_that_does_not_say_where_it_comes_from_changes_nothing(server: Served) -> None:
    headers = {"Content-Type": "application/json", "X-Argmap-Token": _token(server)}
    assert server.ask("/open", "POST", "{}", **headers).status == 403


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_a_form_of_a_web_page_opens_nothing(server: Served, kind: str) -> None:
    answer = server.post(_token(server), {"map": "rain.yaml", "item": "claim-a"}, **{"Content-Type": kind})
    assert answer.status == 415


@pytest.mark.parametrize(("body", "status"), [
    ("", 400), ("[]", 400), ("nonsense", 400), ("[" * 9000, 400), ("x" * 20_000, 413), ('{"map": 1}', 404),
    ('{"map": "rain.yaml"}', 404),
])  # fmt: skip
def test_what_is_no_request_for_a_place_is_refused(server: Served, body: str, status: int) -> None:
    headers = {
        "Origin": server.address.rstrip("/"),
        "Content-Type": "application/json",
        "X-Argmap-Token": _token(server),
    }
    assert server.ask("/open", "POST", body, **headers).status == status


@pytest.mark.parametrize("wanted", [
    {"item": "claim-none"}, {"item": 7}, {"item": None}, {"finding": 0}, {"finding": -1}, {"finding": 10**30},
    {"file": "/etc/passwd", "line": 1, "column": 1}, {"item": "../secret.yaml"},
])  # fmt: skip
def test_a_place_is_what_the_server_knows_not_what_is_said(
    server: Served, log: Path, wanted: dict[str, object]
) -> None:
    log.unlink(missing_ok=True)
    assert server.post(_token(server), {"map": "rain.yaml", **wanted}).status == 404
    assert not log.exists()


def opened(log: Path) -> list[str]:
    """Return the words that the editor was given."""
    found: list[str] = wait_until(lambda: log.exists() and log.read_text() and json.loads(log.read_text()))
    return found


def test_a_claim_opens_in_the_editor_at_its_place(server: Served, folder: Path, log: Path) -> None:
    log.unlink(missing_ok=True)
    token = _token(server)
    assert server.ask("/place?map=rain.yaml&item=claim-b").text == '{"file":"rain.yaml","line":5,"column":3}'
    assert server.post(token, {"map": "rain.yaml", "item": "claim-b"}).status == 200
    assert opened(log) == ["--at", f"{folder / 'rain.yaml'}:5:3"]


def test_a_files_name_is_one_word_for_the_editor_whatever_is_in_it(server: Served, folder: Path, log: Path) -> None:
    log.unlink(missing_ok=True)
    (name,) = [row["name"] for row in _rows(server) if row["file"] == ODD]
    state = server.state(quote(name))
    assert server.post(state["token"], {"map": name, "item": "argument-1"}).status == 200
    assert opened(log) == ["--at", f"{folder / ODD}:7:5"]
    assert not list(folder.glob("**/ran")) and not Path("ran").exists()


def _rows(server: Served) -> list[dict[str, object]]:
    with server.events() as news:
        return next(each["maps"] for each in news)  # type: ignore[no-any-return]


def test_the_index_names_the_maps_below_the_folder_and_no_others(server: Served) -> None:
    files = {row["file"] for row in _rows(server)}
    assert files == {"rain.yaml", ODD, "outside.yaml", str(Path("sub/deep.yaml"))}


def test_no_server_listens_at_another_address(server: Served) -> None:
    import socket

    addresses = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None)} - {"127.0.0.1", "::1"}
    for address in addresses:
        family = socket.AF_INET6 if ":" in str(address) else socket.AF_INET
        with socket.socket(family) as other:
            other.settimeout(1)
            assert other.connect_ex((address, server.port)) != 0
