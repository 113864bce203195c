"""The Bayesian linear model behind ThermoData/calibration-terms.csv: evidence, Student t weights, held-out predictions."""

import numpy as np
from scipy.linalg import cho_factor, cho_solve
from scipy.optimize import minimize

FREEDOM = 4.0  # degrees of freedom of the residuals
T_QUANTILE = 2.131847  # of Student's t with FREEDOM, 95 %
NORMAL_QUANTILE = 1.644854
WIDTH_CENTRE, WIDTH_SPREAD = 0.1, 1.5  # log-normal prior of the widths: eV, and standard deviation of the logarithm
ROUNDS = 12
CLOSE = 0.01  # largest change of a weight that ends the rounds
DISCARDED = 1e-3  # weight of rows that decide nothing


class Model:
    """Rows of features with blocks; terms of one compound only are not kept as columns, their width adds to the noise of their row."""

    def __init__(self, rows, weights, atoms, target, uncertainty, is_discarded):
        self.count = len(rows)
        self.target, self.uncertainty = np.array(target), np.array(uncertainty)
        self.is_discarded = np.array(is_discarded)
        seen = {}
        for row in rows:
            for term in row:
                seen[term] = seen.get(term, 0) + 1
        self.blocks = sorted({term[0] for term in seen})
        self.terms = sorted(term for term, count in seen.items() if count > 1)
        self.compounds = [seen[term] for term in self.terms]
        place = {term: number for number, term in enumerate(self.terms)}
        self.design = np.zeros((self.count, len(self.terms)))
        self.rest = np.zeros((self.count, len(self.blocks)))  # squares of what is no column, per block
        for number, row in enumerate(rows):
            for term, value in row.items():
                if term in place:
                    self.design[number, place[term]] = value / atoms[number]
                else:
                    self.rest[number, self.blocks.index(term[0])] += (value / atoms[number]) ** 2
        self.block_of = np.array([self.blocks.index(term[0]) for term in self.terms])
        self.groups = sorted({group for weight in weights for group in weight})
        self.shares = np.array([[weight.get(group, 0.0) for group in self.groups] for weight in weights])
        self.shares /= self.shares.sum(axis=1, keepdims=True)

    def start(self):
        return np.log(np.r_[np.full(len(self.blocks), WIDTH_CENTRE), np.full(len(self.groups), 0.05)])

    def noise(self, logs, weights, kept):
        """Variance of each row around the model, and its part from the residual scale; eV/atom squared."""
        widths, scales = np.exp(2 * logs[:len(self.blocks)]), np.exp(2 * logs[len(self.blocks):])
        scale = self.shares[kept] @ scales
        return scale / weights + self.uncertainty[kept] ** 2 + self.rest[kept] @ widths, scale

    def evidence(self, logs, weights, kept):
        """Negative log evidence with the prior of the widths, and its gradient."""
        blocks = len(self.blocks)
        widths = np.exp(2 * logs[:blocks])
        variance, _ = self.noise(logs, weights, kept)
        design, target, prior = self.design[kept], self.target[kept], widths[self.block_of]
        scaled = design / variance[:, None]
        precision = design.T @ scaled
        precision[np.diag_indices_from(precision)] += 1 / prior
        factor = cho_factor(precision, lower=True)
        covariance = cho_solve(factor, np.eye(len(prior)))
        mean = covariance @ (scaled.T @ target)
        residual = (target - design @ mean) / variance
        value = 0.5 * (target @ residual + np.log(variance).sum() + np.log(prior).sum()) + np.log(np.diag(factor[0])).sum()
        spread = np.einsum("ij,jk,ik->i", scaled, covariance, scaled)
        slack = 1 / variance - spread - residual ** 2  # derivative by the variance of a row, twice
        gradient = np.zeros(len(logs))
        np.add.at(gradient, self.block_of, 1 - (np.diag(covariance) + mean ** 2) / prior)
        gradient[:blocks] += widths * (self.rest[kept].T @ slack)
        gradient[blocks:] = np.exp(2 * logs[blocks:]) * (self.shares[kept].T @ (slack / weights))
        away = (logs[:blocks] - np.log(WIDTH_CENTRE)) / WIDTH_SPREAD
        gradient[:blocks] += away / WIDTH_SPREAD
        return value + 0.5 * away @ away, gradient

    def fit(self, kept=None, logs=None, rounds=ROUNDS):
        """Widths and scales by evidence and t weights by turns; a dictionary with the posterior of the terms."""
        kept = np.arange(self.count) if kept is None else kept
        logs = self.start() if logs is None else logs.copy()
        weights = np.where(self.is_discarded[kept], DISCARDED, 1.0)
        for _ in range(rounds):
            found = minimize(self.evidence, logs, (weights, kept), jac=True, method="L-BFGS-B",
                             bounds=[(np.log(2e-3), np.log(2.0))] * len(logs), options={"maxiter": 15})
            logs = found.x
            posterior = self.posterior(logs, weights, kept)
            _, scale = self.noise(logs, weights, kept)
            away = (self.target[kept] - self.design[kept] @ posterior["mean"]) ** 2
            away += np.einsum("ij,jk,ik->i", self.design[kept], posterior["covariance"], self.design[kept])
            latest = (FREEDOM + 1) / (FREEDOM + away / (scale + self.uncertainty[kept] ** 2))
            latest = np.where(self.is_discarded[kept], DISCARDED, latest)
            change = np.abs(latest - weights).max()
            weights = latest
            if change < CLOSE:
                break
        return {**self.posterior(logs, weights, kept), "logs": logs, "weights": weights, "evidence": -found.fun}

    def posterior(self, logs, weights, kept):
        variance, _ = self.noise(logs, weights, kept)
        design = self.design[kept]
        scaled = design / variance[:, None]
        precision = design.T @ scaled
        precision[np.diag_indices_from(precision)] += 1 / np.exp(2 * logs[:len(self.blocks)])[self.block_of]
        covariance = cho_solve(cho_factor(precision, lower=True), np.eye(len(precision)))
        return {"mean": covariance @ (scaled.T @ self.target[kept]), "covariance": (covariance + covariance.T) / 2}

    def predict(self, fitted, rows):
        """Mean, variance of the model part, and variance of the residual scale, of rows that were left out; eV/atom."""
        logs = fitted["logs"]
        design = self.design[rows]
        model = np.einsum("ij,jk,ik->i", design, fitted["covariance"], design) + self.rest[rows] @ np.exp(2 * logs[:len(self.blocks)])
        return design @ fitted["mean"], model, self.shares[rows] @ np.exp(2 * logs[len(self.blocks):])

    def without(self, fitted, left_out):
        """Mean and covariance of the model part of rows when these rows are taken out; widths, scales and weights stay."""
        kept = np.ones(self.count, dtype=bool)
        kept[left_out] = False
        variance, _ = self.noise(fitted["logs"], fitted["weights"], np.arange(self.count))
        design, all_covariance = self.design[left_out], fitted["covariance"]
        inner = design @ all_covariance @ design.T
        gain = all_covariance @ design.T @ np.linalg.inv(np.diag(variance[left_out]) - inner)
        mean = fitted["mean"] - gain @ (self.target[left_out] - design @ fitted["mean"])
        covariance = all_covariance + gain @ (design @ all_covariance)
        rest = self.rest[left_out] @ np.exp(2 * fitted["logs"][:len(self.blocks)])
        return design @ mean, design @ covariance @ design.T + np.diag(rest)


def half_width(model, scale, uncertainty):
    """Half of the 90 % interval from variances of the model and of the residual scale and the uncertainty of the measurement."""
    return NORMAL_QUANTILE * np.sqrt(model + (T_QUANTILE / NORMAL_QUANTILE) ** 2 * scale + uncertainty ** 2)
