"""Settings from the environment, read here and nowhere else.

| variable | meaning | default |
|---|---|---|
| LIANQUN_LANG | language of messages: zh or en | zh |
| LIANQUN_DATABASE_URL | database of a workspace made with `init --database` (PostgreSQL) | |
| LIANQUN_WAIT_SECONDS | how long a writer waits for another one | 5 |
| LIANQUN_COMPILE_SECONDS | time limit for compiling one file | 120 |
| LIANQUN_COMPILE_MEMORY_MB | memory limit for compiling one file | 3072 |
| LIANQUN_MAX_FILE_MB | largest file that `add` takes | 200 |
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from lianqun.errors import InputError


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set from outside; see the module text for the variables."""

    locale: str = "zh"
    database_url: str = ""
    wait_seconds: float = 5.0
    compile_seconds: float = 120.0
    compile_memory_mb: float = 3072.0
    max_file_mb: float = 200.0


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings of this process; raises InputError when a variable has no usable value."""
    variables = os.environ if environment is None else environment
    default = Settings()
    return Settings(
        locale=variables.get("LIANQUN_LANG", "") or default.locale,
        database_url=variables.get("LIANQUN_DATABASE_URL", ""),
        wait_seconds=_number(variables, "LIANQUN_WAIT_SECONDS", default.wait_seconds),
        compile_seconds=_number(variables, "LIANQUN_COMPILE_SECONDS", default.compile_seconds),
        compile_memory_mb=_number(
            variables, "LIANQUN_COMPILE_MEMORY_MB", default.compile_memory_mb
        ),
        max_file_mb=_number(variables, "LIANQUN_MAX_FILE_MB", default.max_file_mb),
    )


def _number(variables: Mapping[str, str], name: str, default: float) -> float:
    given = variables.get(name, "")
    if not given:
        return default
    try:
        value = float(given)
    except ValueError:
        value = -1.0
    if not 0 < value < float("inf"):
        raise InputError("setting_invalid", name=name, given=given)
    return value
