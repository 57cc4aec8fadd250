"""Who probably holds a place on a day: a model's estimate from attributed reports, shown beside the ladder."""

from sayso.weigh.control.estimate import ControlEstimates, Mode, estimate_control
from sayso.weigh.control.explaining import ControlExplained, explain_control
from sayso.weigh.control.reports import Region, Report, Unused, read_region, read_reports
from sayso.weigh.control.watching import ControlWatch

__all__ = [
    "ControlEstimates",
    "ControlExplained",
    "ControlWatch",
    "Mode",
    "Region",
    "Report",
    "Unused",
    "estimate_control",
    "explain_control",
    "read_region",
    "read_reports",
]
