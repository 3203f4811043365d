"""Writes h5md/kinds/: what Java's library cannot write, of species (9 of one, 3 of another) and ids (12, 11, 10).

pip install h5py numpy
"""
import os

import h5py
import numpy as np

POSITIONS = (np.random.default_rng(1).random((3, 12, 3)) * 4.5).astype("f4")
SPECIES = np.array([0] * 9 + [1] * 3)
PRESENT = np.array([np.arange(1, 13)] * 3)
PRESENT[1, 7] = PRESENT[2, 3] = PRESENT[2, 7] = 0


def write(name, species=SPECIES, ids=None, **options):
    libver = options.pop("libver", ("v110", "v110"))
    os.makedirs("h5md/kinds", exist_ok=True)
    with h5py.File("h5md/kinds/" + name + ".h5md", "w", libver=libver) as f:
        f.create_group("h5md").attrs["version"] = [1, 1]
        g = f.create_group("particles/all")
        box = g.create_group("box")
        box.attrs["dimension"], box.attrs["boundary"] = 3, [b"periodic"] * 3
        box["edges"] = [4.5] * 3
        g["position/value"], g["position/step"] = POSITIONS, [0, 100, 200]
        g.create_dataset("species", data=species, **(options if ids is None else {}))
        if ids is not None:
            g.create_dataset("id/value", data=ids, **options)
            g["id/step"] = g["position/step"]


def enumerated(base, names={"Ni": 0, "P": 1}, species=SPECIES):
    return {"species": species.astype(base), "dtype": h5py.enum_dtype(names, basetype=base)}


for base in ["u1", "<i2", "<u4", "<i8"]:
    write("enum-" + base.strip("<"), **enumerated(base))
write("enum-numbers", **enumerated("i4", {"1": 0, "2": 1}))
write("enum-truth", species=SPECIES.astype(bool))
write("enum-big-endian", **enumerated(">i4"))
write("enum-negative", **enumerated("<i4", {"Ni": -1, "P": 0}, SPECIES - 1))
write("enum-unnamed", **enumerated("<i4", species=SPECIES + 1))
write("newer", libver="latest", **enumerated("<i4"))
write("text-variable", species=["Ni"] * 9 + ["P"] * 3, dtype=h5py.string_dtype())
write("text-fixed", species=np.array([b"Ni"] * 9 + [b"P"] * 3))
write("complex", species=SPECIES.astype("c8"))
write("id-fill-explicit-zero", ids=PRESENT, fillvalue=0)
write("id-fill-implicit-zero", ids=PRESENT)
write("id-fill-negative", ids=np.where(PRESENT == 0, -9, PRESENT), fillvalue=-9)
write("id-fill-largest", ids=np.where(PRESENT == 0, 2**64 - 1, PRESENT.astype("u8")), fillvalue=2**64 - 1)
write("id-fill-in-chunks", ids=np.where(PRESENT == 0, -1, PRESENT), fillvalue=-1, chunks=(1, 12),
      compression="gzip")
write("id-from-zero", ids=np.array([np.arange(12)] * 3))
