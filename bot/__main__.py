"""`python -m bot` is `figurecheck`."""

from bot.cli import main

if __name__ == "__main__":
    main()
