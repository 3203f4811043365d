"""Files with tilted boxes, and what ASE (or the writer) says is in them, added to expected.json.

Debian: apt-get install lammps python3-ase python3-gsd python3-h5py
cd lammps && lmp -in in.tilted && cd .. && /usr/bin/python3 make_tilted.py
"""
import json

import gsd.hoomd
import h5py
import numpy as np
from ase import Atoms
from ase.io import read, write


def frame(positions, vectors, species, step=None):
    return {"step": step, "box": np.asarray(vectors, float).ravel().tolist(), "species": list(species),
            "positions": np.asarray(positions, float).ravel().tolist()}


def add(folder, expected):
    with open(folder + "/expected.json") as known:
        expected = {**json.load(known), **expected}
    with open(folder + "/expected.json", "w") as out:
        json.dump(expected, out, indent=None)


# As ASE reads what LAMMPS wrote; it leaves the box at the origin where coordinates are fractions.
expected = {}
for form in ["Unwrapped", "Scaled", "ScaledUnwrapped", "Images"]:
    name = f"tilted{form}.lammpstrj"
    frames = read("lammps/" + name, index=":", format="lammps-dump-text")
    expected[name] = [
        frame(a.positions - (0 if "Scaled" in form else a.get_celldisp().ravel()), a.cell[:],
              ["AB"[n - 1] for n in a.numbers], 400 * k) for k, a in enumerate(frames)]
add("lammps", expected)

# Extended XYZ by ASE, of any cell: not even the first edge lies along an axis.
random = np.random.default_rng(6)
frames = [Atoms("Ni8P2", positions=random.normal(2, 4, (10, 3)), pbc=True,
                cell=random.normal(0, 1, (3, 3)) + 5 * np.eye(3)) for k in range(3)]
write("extxyz/tilted.extxyz", frames)
add("extxyz", {"tilted.extxyz": [frame(a.positions, a.cell[:], a.get_chemical_symbols())
                                 for a in read("extxyz/tilted.extxyz", index=":")]})

# GSD: HOOMD's tilts are parts of Ly and Lz; its box is centred on the origin.
expected = {}
for name, dimensions in [("tilted.gsd", 3), ("tilted2d.gsd", 2)]:
    xy, xz, yz = (0.3, -0.2, 0.15) if dimensions == 3 else (0.3, 0, 0)
    lengths = [4, 5, 6 if dimensions == 3 else 1]
    h = np.float32([[lengths[0], 0, 0], [0, 0, 0], [0, 0, 0]]).astype(float)
    h[1] = [np.float32(xy) * float(lengths[1]), lengths[1], 0]
    h[2] = [np.float32(xz) * float(lengths[2]), np.float32(yz) * float(lengths[2]), lengths[2]]
    with gsd.hoomd.open("gsd/" + name, "wb") as trajectory:
        s = gsd.hoomd.Snapshot()
        s.configuration.step = 0
        s.configuration.dimensions = dimensions
        s.configuration.box = lengths + [xy, xz, yz]
        s.particles.N = 7
        s.particles.types = ["A", "B"]
        s.particles.typeid = [0, 0, 1, 0, 0, 1, 0]
        fractions = random.random((7, 3)) - 0.5
        fractions[:, dimensions:] = 0
        s.particles.position = (fractions @ h).astype(np.float32)
        s.particles.image = random.integers(-2, 3, (7, 3))
        s.particles.image[:, dimensions:] = 0
        trajectory.append(s)
        d = dimensions
        x = s.particles.position[:, :d].astype(float) + (0.5 + s.particles.image[:, :d]) @ h[:d, :d]
        expected[name] = [frame(x, h[:d, :d], ["AB"[t] for t in s.particles.typeid], 0)]
add("gsd", expected)

# H5MD 1.1: edges as vectors.
h = np.array([[4, 0, 0], [1, 4, 0], [-0.5, 0.25, 5]])
x, image = random.random((1, 6, 3)) @ h, random.integers(-1, 2, (1, 6, 3))
with h5py.File("h5md/tilted.h5md", "w") as f:
    f.create_group("h5md").attrs["version"] = [1, 1]
    all = f.create_group("particles/all")
    box = all.create_group("box")
    box.attrs["dimension"] = 3
    box.attrs["boundary"] = [b"periodic"] * 3
    box["edges"] = h
    all["position/value"], all["position/step"] = x, np.array([40])
    all["image/value"] = image
    all["species"] = np.array([1, 1, 2, 1, 2, 1])
add("h5md", {"tilted.h5md": [frame(x[0] + image[0] @ h, h, "AABABA", 40)]})
