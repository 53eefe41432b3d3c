# Every task of the project; `make` lists them.  Needs python3 (>= 3.11) with venv, and make.
.DEFAULT_GOAL := help
.PHONY: help setup setup-pg demo test check format bench accept-2 accept-3 lock docs clean
export PYTHONUTF8 := 1

PYTHON ?= python3
PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --quiet --quiet install
LOCKED := $(PIP) --require-hashes --no-build-isolation
COMPILE := .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' $(UPGRADE)
READY := .venv/.ready
TEST_READY := .venv/.test-ready
TIMED = started=$$(date +%s); $(1) && echo "$(2): $$(( $$(date +%s) - started )) s"

help: ## list the tasks
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/\1\t\2/p' Makefile | while IFS="$$(printf '\t')" read -r name text; \
		do printf '  make %-10s %s\n' "$$name" "$$text"; done

setup: $(READY) ## 安装 / install into .venv; then .venv/bin/lianqun works
	@echo "就绪 / ready: .venv/bin/lianqun"

$(PY):
	@sh tools/make_venv.sh $(PYTHON) .venv

$(READY): requirements/run.txt requirements/build.txt pyproject.toml | $(PY)
	@$(call TIMED,$(LOCKED) -r requirements/build.txt -r requirements/run.txt && \
		$(PIP) --no-index --no-deps --no-build-isolation --editable .,安装运行依赖 / run-time dependencies installed)
	@touch $@

$(TEST_READY): requirements/test.txt $(READY)
	@$(call TIMED,$(LOCKED) -r requirements/test.txt,安装测试依赖 / test dependencies installed)
	@touch $@

setup-pg: $(READY) ## 安装 PostgreSQL 驱动 / install the PostgreSQL driver too
	@$(LOCKED) -r requirements/pg.txt

demo: $(READY) ## 编译示例规划 / compile the example plan and show its promises
	@$(PY) -m tools.demo

test: $(TEST_READY) ## 运行测试 / run the tests (ARGS="-k name" picks some)
	@$(PY) -m pytest $(ARGS)

check: $(TEST_READY) ## 检查代码和文档 / everything a machine can check without running the product
	@.venv/bin/ruff check --quiet --output-format concise .
	@.venv/bin/ruff format --quiet --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-logo
	@$(PY) -m tools.check_sizes
	@$(PY) -m tools.check_messages
	@$(PY) -m tools.check_docs
	@$(PY) -m tools.check_paths
	@$(PY) -m tools.check_texts

format: $(TEST_READY) ## 整理格式 / format the code
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format .

docs: $(READY) ## 生成参考文档 / write the generated pages of docs/
	@$(PY) -m tools.build_docs

bench: $(TEST_READY) ## 测速 / measure speed and memory; figures in out/bench.json
	@$(PY) -m benchmarks.speed $(ARGS)

accept-2: $(TEST_READY) ## 验收 / acceptance of issue 2, resumable; writes docs/acceptance.md
	@$(PY) -m tools.accept.issue_2 $(ARGS)

accept-3: $(TEST_READY) ## 验收 / acceptance of issue 3, resumable; needs LibreOffice and Chromium
	@$(PY) -m tools.accept.issue_3 $(ARGS)

lock: $(READY) ## 锁定依赖 / pin all requirements anew (UPGRADE=--upgrade takes new versions)
	@$(LOCKED) -r requirements/lock.txt
	@$(COMPILE) requirements/build.in -o requirements/build.txt
	@$(COMPILE) requirements/lock.in -o requirements/lock.txt
	@$(COMPILE) pyproject.toml -o requirements/run.txt
	@$(COMPILE) pyproject.toml -c requirements/run.txt --extra pg -o requirements/pg.txt
	@$(COMPILE) pyproject.toml -c requirements/run.txt --extra test -o requirements/test.txt

clean: ## 清除生成物 / remove what make made (workspaces of your own stay)
	@rm -rf .venv build dist out demo_workspace .accept .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .coverage
