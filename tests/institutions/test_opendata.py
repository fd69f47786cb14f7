"""Open data: valid against its own schema, with ids that stay."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from guide import delivered, opendata
from routing.routes import ROUTES
from routing.table import RULES
from tests.institutions.conftest import MakeApp, words
from tests.institutions.making import SMALLEST, examples

NAMES = tuple(opendata.MAKERS)


@pytest.fixture(scope="module")
def files(make_app: MakeApp) -> dict[str, bytes]:
    return opendata.files(make_app(examples()[2][0]).extensions["edition"])


@pytest.mark.parametrize("name", NAMES)
def test_each_file_fits_its_schema(files: dict[str, bytes], name: str) -> None:
    schema = json.loads(files[f"data/schema/{name}.schema.json"])
    Draft202012Validator.check_schema(schema)
    data = json.loads(files[f"data/{name}.json"])
    assert not list(Draft202012Validator(schema).iter_errors(data))
    assert f"data/{data['$schema']}" in files


def test_the_ids_are_those_of_the_contract(files: dict[str, bytes]) -> None:
    routes = json.loads(files["data/routes.json"])["routes"]
    assert [route["id"] for route in routes] == list(ROUTES)
    rules = json.loads(files["data/rules.json"])["rules"]
    assert [rule["id"] for rule in rules] == [rule.id for rule in RULES]
    pages = json.loads(files["data/content.json"])["pages"]
    assert {page["id"] for page in pages} >= {id for _, id in words().pages}
    terms = json.loads(files["data/glossary.json"])["terms"]
    assert {term["id"] for term in terms} == set(words().tables.glossary)


def test_a_contact_is_that_of_the_profile(files: dict[str, bytes]) -> None:
    routes = {r["id"]: r for r in json.loads(files["data/routes.json"])["routes"]}
    assert routes["confidential_adviser"]["contact"]["phone"] == "020 555 01 20"
    assert routes["placement_host_adviser"]["open_to"]["student"] == "no"
    assert routes["trust_inspectorate"]["open_to"]["student"] == "yes"


def test_same_edition_same_bytes_and_an_address_that_stays(make_app: MakeApp) -> None:
    first, second = (make_app(SMALLEST) for _ in range(2))
    one, other = (delivered.files(app.extensions["edition"]) for app in (first, second))
    assert one == other
    assert set(one) >= {f"data/{name}.json" for name in NAMES}
    answer = first.test_client().get("/data/routes.json")
    assert answer.get_data() == one["data/routes.json"]
    assert answer.mimetype == "application/json"
