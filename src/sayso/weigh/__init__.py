"""Where each answer to each question stands: `assess`. What is derived here can be thrown away and computed again."""

from sayso.weigh.standing import assess

__all__ = ["assess"]
