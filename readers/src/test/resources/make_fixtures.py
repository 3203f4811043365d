"""Writes extxyz/, gsd/ and h5md/, and beside every format what ASE (or the writer) says is in it.

Debian: apt-get install lammps python3-ase python3-gsd python3-h5py
cd lammps && lmp -in in.fixtures && cd .. && /usr/bin/python3 make_fixtures.py
Then make_tilted.py, which adds to expected.json.
"""
import glob
import gzip
import json
import os

import gsd.hoomd
import h5py
import numpy as np
from ase import Atoms
from ase.calculators.singlepoint import SinglePointCalculator
from ase.io import read, write


def frame(positions, box, species, step=None):
    return {"step": step, "box": list(map(float, box)), "species": list(species),
            "positions": np.asarray(positions, float).ravel().tolist()}


def save(folder, expected):
    with open(folder + "/expected.json", "w") as out:
        json.dump(expected, out, indent=None)


# LAMMPS' own files as ASE reads them, box at the origin (ASE leaves it
# there where coordinates are fractions). The .gz is unpacked for ASE.
expected = {}
for name in sorted(glob.glob("lammps/*.lammpstrj*")):
    if name.endswith(".zst") or "tilted" in name:
        continue
    text = gzip.open(name, "rt") if name.endswith(".gz") else open(name)
    with text:
        frames = read(text, index=":", format="lammps-dump-text")
    with (gzip.open(name, "rt") if name.endswith(".gz") else open(name)) as text:
        lines = text.read().splitlines()
        scaled = any(line.startswith("ITEM: ATOMS") and " xs" in line for line in lines)
        steps = [int(lines[i + 1]) for i, line in enumerate(lines) if line == "ITEM: TIMESTEP"]
    expected[os.path.basename(name)] = [
        frame(a.positions - (0 if scaled else a.get_celldisp().ravel()), a.cell.lengths(),
              ["AB"[n - 1] for n in a.numbers] if max(a.numbers) < 3 else a.get_chemical_symbols(),
              step)
        for a, step in zip(frames, steps)]
save("lammps", expected)

# Extended XYZ written by ASE: 3 frames, with forces, momenta, energies and ids.
random = np.random.default_rng(5)
frames = []
for k in range(3):
    a = Atoms("Ni8P2", positions=random.normal(2, 4, (10, 3)), cell=[5, 6, 7.5], pbc=True)
    a.set_momenta(random.normal(size=(10, 3)))
    a.calc = SinglePointCalculator(a, energy=-1.5, energies=random.normal(size=10),
                                   forces=random.normal(size=(10, 3)))
    a.info["time"] = 0.25 * k
    a.info["step"] = 100 * k
    a.info["note"] = 'two words, a "quote" and = signs'
    frames.append(a)
write("extxyz/ase.extxyz", frames)
one = Atoms("PNi2", positions=[[0, 1, 2], [3, 4, 5], [-6, 7, 8.125]], cell=[9, 9, 9], pbc=True)
one.set_array("radius", np.array([1.0, 2.0, 3.0]))
write("extxyz/columns.extxyz", one, columns=["radius", "positions", "symbols"])
save("extxyz", {name: [frame(a.positions, a.cell.lengths(), a.get_chemical_symbols())
                       for a in read("extxyz/" + name, index=":")]
                for name in ["ase.extxyz", "columns.extxyz"]})

# GSD by HOOMD's own library: positions are centred on the origin there.
expected = {}
for name, dimensions in [("hoomd.gsd", 3), ("hoomd2d.gsd", 2)]:
    frames = []
    with gsd.hoomd.open("gsd/" + name, "wb") as trajectory:
        for k in range(3):
            s = gsd.hoomd.Snapshot()
            s.configuration.step = 50 * k
            s.configuration.dimensions = dimensions
            box = [4, 5, 6 if dimensions == 3 else 1]
            s.configuration.box = box + [0, 0, 0]
            s.particles.N = 7
            s.particles.types = ["A", "B"]
            s.particles.typeid = [0, 0, 1, 0, 0, 1, 0]
            x = ((random.random((7, 3)) - 0.5) * box).astype(np.float32)
            x[:, dimensions:] = 0
            s.particles.position = x
            s.particles.image = random.integers(-2, 3, (7, 3))
            s.particles.image[:, dimensions:] = 0
            trajectory.append(s)
    with gsd.hoomd.open("gsd/" + name, "rb") as trajectory:
        for s in trajectory:
            box = s.configuration.box[:dimensions]
            x = s.particles.position[:, :dimensions].astype(float)
            x += box / 2 + s.particles.image[:, :dimensions] * box.astype(float)
            frames.append(frame(x, box, [s.particles.types[t] for t in s.particles.typeid],
                                int(s.configuration.step)))
    expected[name] = frames
save("gsd", expected)

# H5MD 1.1 by h5py as its specification says: chunked and deflated; fixed and changing boxes.
expected = {}
for name, fixed in [("fixed.h5md", True), ("changing.h5md", False)]:
    steps = np.array([0, 10, 30])
    x = random.random((3, 6, 3)) * [4, 5, 6]
    image = random.integers(-1, 2, (3, 6, 3))
    edges = np.array([[4, 5, 6]] * 3) * (np.ones((3, 1)) if fixed else [[1], [1.5], [2]])
    species = np.array([1, 1, 2, 1, 2, 1])
    with h5py.File("h5md/" + name, "w", libver="earliest" if fixed else "latest") as f:
        f.create_group("h5md").attrs["version"] = [1, 1]
        f["h5md"].create_group("author").attrs["name"] = "Supercool"
        f["h5md"].create_group("creator").attrs.update({"name": "h5py", "version": h5py.__version__})
        all = f.create_group("particles/all")
        box = all.create_group("box")
        box.attrs["dimension"] = 3
        box.attrs["boundary"] = [b"periodic"] * 3
        for what, values in [("position", x), ("image", image)]:
            g = all.create_group(what)
            g.create_dataset("value", data=values, chunks=(1, 6, 3), compression="gzip",
                             maxshape=(None, 6, 3))
            g["step"] = steps if what == "position" else f["particles/all/position/step"]
            g["time"] = 0.005 * steps if what == "position" else f["particles/all/position/time"]
        if fixed:
            box["edges"] = edges[0]
        else:
            g = box.create_group("edges")
            g["value"], g["step"], g["time"] = edges, steps, 0.005 * steps
        all["species"] = species
    expected[name] = [frame(x[k] + image[k] * edges[k], edges[k], ["AB"[s - 1] for s in species],
                            int(steps[k])) for k in range(3)]
save("h5md", expected)

# H5MD that is to be refused: an open boundary, positions in another file.
for name in ["open.h5md", "link.h5md"]:
    with h5py.File("h5md/" + name, "w") as f:
        f.create_group("h5md").attrs["version"] = [1, 1]
        all = f.create_group("particles/all")
        if name == "link.h5md":
            all["position"] = h5py.ExternalLink("fixed.h5md", "/particles/all/position")
        else:
            all["position/value"] = np.zeros((1, 2, 3), "f4")
        all.create_group("box").attrs["dimension"] = 3
        all["box"].attrs["boundary"] = ["periodic", "none" if name == "open.h5md" else "periodic",
                                        "periodic"]
        all["box/edges"] = [4, 4, 4]
