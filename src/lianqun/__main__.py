"""What `python -m lianqun` runs: the same program as `lianqun`."""

from lianqun.main import run

if __name__ == "__main__":
    run()
