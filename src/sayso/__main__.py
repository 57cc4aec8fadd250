"""`python -m sayso` is `sayso`."""

from sayso.cli.app import main

if __name__ == "__main__":
    main()
