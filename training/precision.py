"""Whether products are taken in half precision, which a processor without it only imitates."""

import torch


def autocast(device: torch.device) -> torch.autocast:
    """Return a context of half-precision products, or of none where they would be slower.

    A processor that lacks them learns at a third of its pace if they are asked for all the same.
    """
    known = torch.cpu.get_capabilities()
    has_it = device.type != "cpu" or any(known.get(name) for name in ("avx512_bf16", "amx_bf16"))
    return torch.autocast(device.type, torch.bfloat16, enabled=has_it)
