"""What `argmap serve` tells a page, and when: maps saved as editors save them."""

from __future__ import annotations

import http.client
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.inputs import write_yaml
from tests.serving.serving import Served, served, small, wait_until


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("live")


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Served]:
    (folder / "first.yaml").write_text(small())
    with served(folder) as running:
        yield running


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def settled(news: Iterator[dict[str, Any]], version: int, errors: int | None = None, **wanted: Any) -> dict[str, Any]:
    """Return the first state that has a picture of at least this version, so many errors, and is as wanted."""
    for each in news:
        assert not each["failure"], each
        if each["version"] < version or each["busy"] or errors not in (None, each["counts"].get("error")):
            continue
        if all(each[key] == value for key, value in wanted.items()):
            return each
    raise AssertionError("the server has closed the connection")


def index_until(server: Served, done: Any) -> list[dict[str, Any]]:
    """Return the rows of the index as soon as they are as wanted."""
    with server.events() as news:
        rows: list[dict[str, Any]] = next(
            each["maps"] for each in news if done({row["file"]: row for row in each["maps"]})
        )
    return rows


@pytest.fixture
def new_map(server: Served, folder: Path, request: pytest.FixtureRequest) -> tuple[str, Path]:
    """A map of the test's own that the server knows."""
    name = f"{request.node.originalname}.yaml"
    path = put(folder, name, small("Old"))
    index_until(server, lambda rows: name in rows)
    return name, path


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def by_renaming(path: Path, text: str) -> None:
    beside = path.with_name(f".{path.name}.swp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def with_backup(path: Path, text: str) -> None:
    path.rename(path.with_name(path.name + "~"))
    time.sleep(0.03)
    path.write_text(text, encoding="utf-8")
    path.with_name(path.name + "~").unlink()


def in_pieces(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        for start in range(0, len(text), 30):
            file.write(text[start : start + 30])
            file.flush()
            os.fsync(file.fileno())


@pytest.mark.parametrize("save", [write, by_renaming, with_backup, in_pieces])
def test_a_saved_map_is_drawn_anew_whatever_way_it_is_saved(
    server: Served, new_map: tuple[str, Path], save: Any
) -> None:
    name, path = new_map
    with server.events(f"map={name}") as news:
        version = settled(news, 1)["version"]
        save(path, small(f"New by {save.__name__}"))
        state = settled(news, version + 1, title=f"New by {save.__name__}")
    assert not state["stale"] and state["findings"] == []
    assert f"New by {save.__name__}" in server.ask(f"/page/{name}").text


BROKEN = small("Broken").replace("conclusion: b", "conclusion: nobody")
UNREADABLE = small("Unreadable").replace("claims:", "claims: [")


def test_errors_of_reading_are_told_with_their_places_and_the_last_picture_stays(
    server: Served, new_map: tuple[str, Path]
) -> None:
    name, path = new_map
    with server.events(f"map={name}") as news:
        version = settled(news, 1)["version"]
        write(path, UNREADABLE)
        state = settled(news, version, stale=True)
        (error,) = [each for each in state["findings"] if each["severity"] == "error"]
        assert error["file"] == name and error["line"] >= 3 and error["column"] >= 1
        assert "".join(error["excerpt"]).strip() in path.read_text().splitlines()[error["line"] - 1]
        assert state["version"] == version
        assert "Old" in server.ask(f"/page/{name}").text
        write(path, small("Mended"))
        state = settled(news, version + 1, stale=False)
    assert state["findings"] == [] and state["title"] == "Mended"


def test_errors_of_checking_are_told_beside_a_new_picture(server: Served, new_map: tuple[str, Path]) -> None:
    name, path = new_map
    with server.events(f"map={name}") as news:
        version = settled(news, 1)["version"]
        write(path, BROKEN)
        state = settled(news, version + 1, title="Broken")
    assert not state["stale"]
    error = state["findings"][0]
    assert (error["slug"], error["line"], error["column"]) == ("dangling-reference", 8, 17)
    assert error["excerpt"] == ["conclusion: ", "nobody", ""]


def test_a_map_that_could_never_be_drawn_has_errors_and_no_picture(server: Served, folder: Path) -> None:
    put(folder, "never.yaml", UNREADABLE)
    index_until(server, lambda rows: "never.yaml" in rows)
    state = server.state("never.yaml")
    assert state["version"] == 0 and not state["stale"] and state["counts"]["error"]
    assert server.ask("/page/never.yaml").status == 404


def test_a_map_is_drawn_anew_when_what_it_includes_is_saved(server: Served, folder: Path) -> None:
    put(folder, "parts/part.yaml", small("Part"))
    put(folder, "whole.yaml", f"include: {{part: parts/part.yaml}}\n{small('Whole')}")
    index_until(server, lambda rows: "whole.yaml" in rows)
    with server.events("map=whole.yaml") as news:
        version = settled(news, 1)["version"]
        put(folder, "parts/part.yaml", small("Part").replace("It rains.", "It pours."))
        version = settled(news, version + 1)["version"]
        assert "It pours." in server.ask("/page/whole.yaml").text
        put(folder, "parts/part.yaml", BROKEN)
        state = settled(news, version, errors=1)
    assert state["findings"][0]["file"] == str(Path("parts/part.yaml"))


def test_a_missing_include_is_an_error_until_it_is_there(server: Served, folder: Path) -> None:
    put(folder, "waits.yaml", f"include: {{late: late.yaml}}\n{small('Waits')}")
    index_until(server, lambda rows: "waits.yaml" in rows)
    with server.events("map=waits.yaml") as news:
        assert settled(news, 0)["findings"][0]["slug"] == "unreadable-file"
        put(folder, "late.yaml", small("Late"))
        settled(news, 1, errors=0)


def test_passages_are_verified_anew_when_their_source_text_is_saved(server: Served, folder: Path) -> None:
    text = (
        small("Quoting")
        .replace("It rains.", "{text: It rains., passage: it rains}")
        .replace("claims:", "source: {text: said.txt}\nclaims:")
    )
    put(folder, "said.txt", "They said that it rains here.")
    put(folder, "quoting.yaml", text)
    index_until(server, lambda rows: "quoting.yaml" in rows)
    with server.events("map=quoting.yaml") as news:
        assert settled(news, 1)["findings"] == []
        put(folder, "said.txt", "They said that it snows here.")
        state = settled(news, 1, errors=1)
        assert state["findings"][0]["slug"] == "passage-not-found"
        put(folder, "said.txt", "They said that it rains here.")
        settled(news, 1, errors=0)


def test_a_deleted_map_is_told_to_be_gone_and_lost_to_the_index(server: Served, new_map: tuple[str, Path]) -> None:
    name, path = new_map
    with server.events(f"map={name}") as news:
        settled(news, 1)
        path.unlink()
        assert settled(news, 1, gone=True)["version"] == 1
    index_until(server, lambda rows: name not in rows)
    assert server.ask(f"/map/{name}").status == 404


def test_the_index_has_titles_and_counts_and_follows(server: Served, folder: Path) -> None:
    put(folder, "a/b/c/nested.yaml", small("Nested"))
    put(folder, "a/wrong.yaml", BROKEN)
    nested, wrong = str(Path("a/b/c/nested.yaml")), str(Path("a/wrong.yaml"))
    rows = {
        row["file"]: row
        for row in index_until(server, lambda rows: all("counts" in rows.get(file, {}) for file in (nested, wrong)))
    }
    assert (rows[nested]["title"], rows[nested]["claims"], rows[nested]["counts"]["error"]) == ("Nested", 2, 0)
    assert rows[wrong]["counts"]["error"] == 1 and rows[wrong]["readable"]
    put(folder, "a/wrong.yaml", small("Right"))
    index_until(server, lambda rows: rows[wrong].get("title") == "Right" and rows[wrong]["counts"]["error"] == 0)


def test_names_with_any_signs_are_served(server: Served, folder: Path) -> None:
    from urllib.parse import quote

    for name in ("Ձայն 🎈.yaml", "a%2Fb.yaml", "q?x=1&y#z.yaml", "+ plus.yaml"):
        put(folder, name, small(f"Named {name}"))
        index_until(server, lambda rows, name=name: name in rows)
        assert server.state(quote(name, safe=""))["title"] == f"Named {name}"
        assert server.ask(f"/page/{quote(name)}").status == 200


def test_a_map_of_many_claims_saved_again_and_again_does_not_queue_up(tmp_path: Path) -> None:
    """Of ten texts in a second most are never drawn; the server answers all the while, and the last text is drawn."""
    path = tmp_path / "large.yaml"
    write_yaml(path, 2000)
    text = path.read_text()
    with served(path) as server, server.events("map=large.yaml") as news:
        version = settled(news, 1)["version"]
        slowest = 0.0
        for number in range(10):
            write(path, text.replace("title: ", f"title: Number {number} ", 1))
            time.sleep(0.1)
            begun = time.perf_counter()
            assert server.ask("/place?map=large.yaml&item=claim-c0").status == 200
            slowest = max(slowest, time.perf_counter() - begun)
        begun = time.perf_counter()
        state = next(s for s in news if s["title"].startswith("Number 9 ") and not s["busy"])
        assert 1 <= state["version"] - version <= 5
        assert slowest < (time.perf_counter() - begun) / 2  # it did not wait for a drawing
        assert "Number 9 " in server.ask("/page/large.yaml").text[:5000]


def test_a_single_map_is_served_alone_with_what_it_includes_watched(tmp_path: Path) -> None:
    put(tmp_path, "deep/er/part.yaml", small("Part"))
    path = put(tmp_path, "one.yaml", f"include: {{part: deep/er/part.yaml}}\n{small('One')}")
    put(tmp_path, "other.yaml", small("Other"))
    with served(path) as server:
        assert server.ask("/").headers["location"] == "/map/one.yaml"
        assert server.ask("/map/other.yaml").status == 404
        with server.events("map=one.yaml") as news:
            settled(news, 1)

        def poured() -> bool:
            # Again and again, as nothing tells when the folder of the part is watched too.
            put(tmp_path, "deep/er/part.yaml", small("Part").replace("It rains.", "It pours."))
            time.sleep(0.5)
            server.state("one.yaml")  # until what was noticed is drawn
            return "It pours." in server.ask("/page/one.yaml").text

        wait_until(poured)


def test_a_page_that_waits_for_news_does_not_keep_the_server_from_ending(folder: Path) -> None:
    with served(folder) as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
        connection.request("GET", "/events")
        stream = connection.getresponse()
        stream.readline()
        assert server.interrupt()[0] == 0
        stream.read()  # the stream is ended, not cut off
        connection.close()


def test_what_is_found_in_a_large_map_is_told_before_it_is_drawn(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    write_yaml(path, 3000)
    with served(path) as server, server.events("map=large.yaml") as news:
        first = next(each for each in news if each["counts"] or each["version"])
        assert first["counts"] and first["version"] == 0
        assert settled(news, 1)["version"] == 1


def test_other_files_in_the_folder_add_no_maps_and_folders_that_go_take_theirs(server: Served, folder: Path) -> None:
    put(folder, "going/one.yaml", small("Going"))
    put(folder, "going/notes.md", "argmap: 1")
    one = str(Path("going/one.yaml"))
    rows = index_until(server, lambda rows: one in rows)
    assert not [row for row in rows if row["file"].endswith(".md")]
    (folder / "going").rename(folder / "gone")
    index_until(server, lambda rows: one not in rows and str(Path("gone/one.yaml")) in rows)


def test_an_index_of_many_maps_is_not_told_anew_for_each(tmp_path: Path) -> None:
    for number in range(200):
        put(tmp_path, f"map{number}.yaml", small(f"Number {number}"))
    with served(tmp_path) as server, server.events() as news:
        told = 0
        for each in news:
            told += 1
            if all("counts" in row for row in each["maps"]):
                break
        assert len(each["maps"]) == 200
        assert told < 100
