"""Gravitational n-body simulation of a sun and four planets, n steps; print energy before and after.

Units: AU, years, and masses scaled by G (so the sun is 4 pi^2).
"""

import sys
from itertools import combinations
from math import sqrt

DT = 0.01
SUN = 4 * 3.141592653589793 * 3.141592653589793


class Body:
    __slots__ = ("mass", "vx", "vy", "vz", "x", "y", "z")

    def __init__(self, x, y, z, vx, vy, vz, mass):
        self.x, self.y, self.z = x, y, z
        self.vx, self.vy, self.vz = vx, vy, vz
        self.mass = mass


def make_bodies():
    return [
        Body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, SUN),
        Body(4.841, -1.160, -0.104, 0.606, 2.812, -0.025, 0.000954 * SUN),
        Body(8.343, 4.125, -0.404, -1.011, 1.825, 0.008, 0.000286 * SUN),
        Body(12.894, -15.111, -0.223, 1.083, 0.868, -0.011, 0.000044 * SUN),
        Body(15.380, -25.919, 0.179, 0.979, 0.594, -0.035, 0.000052 * SUN),
    ]


def balance(bodies):
    px = py = pz = 0.0
    for b in bodies:
        px += b.vx * b.mass
        py += b.vy * b.mass
        pz += b.vz * b.mass
    sun = bodies[0]
    sun.vx, sun.vy, sun.vz = -px / SUN, -py / SUN, -pz / SUN


def energy(bodies):
    e = 0.0
    for i, a in enumerate(bodies):
        e += 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz)
        for b in bodies[i + 1 :]:
            dx, dy, dz = a.x - b.x, a.y - b.y, a.z - b.z
            e -= a.mass * b.mass / sqrt(dx * dx + dy * dy + dz * dz)
    return e


def advance(bodies, pairs, steps):
    dt = DT
    for _ in range(steps):
        for a, b in pairs:
            dx = a.x - b.x
            dy = a.y - b.y
            dz = a.z - b.z
            d2 = dx * dx + dy * dy + dz * dz
            mag = dt / (d2 * sqrt(d2))
            am = a.mass * mag
            bm = b.mass * mag
            a.vx -= dx * bm
            a.vy -= dy * bm
            a.vz -= dz * bm
            b.vx += dx * am
            b.vy += dy * am
            b.vz += dz * am
        for a in bodies:
            a.x += dt * a.vx
            a.y += dt * a.vy
            a.z += dt * a.vz


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    bodies = make_bodies()
    balance(bodies)
    before = energy(bodies)
    advance(bodies, list(combinations(bodies, 2)), n)
    print(f"nbody {n} {before:.9f} {energy(bodies):.9f}")


if __name__ == "__main__":
    main()
