# Reference values for the statistics of cohorts.
#
#     Rscript reference.R [directory]
#
# Writes in the directory (default: the current one) the data sets attitude.csv,
# apisrs.csv and apistrat.csv, and reference.json:
#   reliability  of bfi's five scales (../bfi/bfi.csv) and of attitude, on
#                complete rows: alpha, Feldt's interval (psych), Guttman's
#                lambdas on covariances, one-factor omega (lavaan, ML);
#   scores       of bfi, on 0 to 100, at least half of the items and at least
#                three of them answered: n, mean, sd, quartiles of type 7, and
#                the correlations of the scores with their intervals;
#   survey       means and their errors, and weighted quantiles (survey).
#
# Needs R with psych, lavaan and survey (Debian: r-cran-psych, r-cran-lavaan,
# r-cran-survey). Every number keeps 17 digits.

suppressPackageStartupMessages({library(psych); library(lavaan); library(survey)})

arguments <- commandArgs(trailingOnly = TRUE)
directory <- if (length(arguments) > 0) arguments[1] else "."
path <- function(name) file.path(directory, name)

json <- function(x) {
  if (is.list(x)) {
    paste0("{", paste0('"', names(x), '": ', vapply(x, json, ""), collapse = ", "), "}")
  } else if (length(x) == 1) {
    if (is.character(x)) paste0('"', x, '"') else sprintf("%.17g", x)
  } else {
    paste0("[", paste(vapply(as.list(x), json, ""), collapse = ", "), "]")
  }
}

## Reliability ----------------------------------------------------------------

# Guttman (1945) on a covariance matrix. psych::splitHalf(covar = TRUE) gives
# the same 2, 3, 4 and 6 and is checked against; its guttman() uses correlations.
lambdas <- function(x) {
  c <- cov(x)
  k <- ncol(c)
  total <- sum(c)
  one <- 1 - sum(diag(c)) / total
  squares <- c^2
  diag(squares) <- 0
  splits <- as.matrix(expand.grid(rep(list(c(FALSE, TRUE)), k - 1)))
  between <- apply(cbind(TRUE, splits), 1, function(a) sum(c[a, !a]))
  unique <- 1 / diag(solve(c))
  c(one, one + sqrt(k / (k - 1) * sum(squares)) / total, one * k / (k - 1),
    4 * max(between) / total, one + 2 * sqrt(max(colSums(squares))) / total,
    1 - sum(unique) / total)
}

omega_u <- function(x) {
  names(x) <- paste0("y", seq_along(x))
  model <- paste("f =~", paste(names(x), collapse = " + "))
  fit <- cfa(model, x, std.lv = TRUE, estimator = "ML")
  estimates <- lavInspect(fit, "est")
  loadings <- sum(estimates$lambda)^2
  loadings / (loadings + sum(diag(estimates$theta)))
}

reliability <- function(x) {
  x <- as.data.frame(x[complete.cases(x), ])
  total <- psych::alpha(x, warnings = FALSE)
  l <- lambdas(x)
  halves <- psych::splitHalf(cov(x), raw = TRUE, covar = TRUE, check.keys = FALSE)
  stopifnot(abs(l[2] - halves$lambda2) < 1e-12, abs(l[3] - halves$alpha) < 1e-12,
            # psych tries halves of the same size only.
            l[4] > halves$maxrb - 1e-12, abs(l[6] - halves$lambda6) < 1e-12)
  odd <- seq(1, ncol(x), 2)
  c <- cov(x)
  list(n = nrow(x), alpha = total$total$raw_alpha,
       feldt = c(total$feldt$lower.ci[[1]], total$feldt$upper.ci[[1]]),
       lambdas = l, omega_u = omega_u(x),
       split_half = 4 * sum(c[odd, -odd]) / sum(c))
}

keys <- list(
  agree         = c("-A1", "A2", "A3", "A4", "A5"),
  conscientious = c("C1", "C2", "C3", "-C4", "-C5"),
  extraversion  = c("-E1", "-E2", "E3", "E4", "E5"),
  neuroticism   = c("N1", "N2", "N3", "N4", "N5"),
  openness      = c("O1", "-O2", "O3", "O4", "-O5")
)
bfi <- read.csv(path("../bfi/bfi.csv"))
keyed <- function(key) {
  reversed <- startsWith(key, "-")
  x <- bfi[, sub("^-", "", key)]
  x[, reversed] <- 7 - x[, reversed]
  x
}

write.csv(attitude, path("attitude.csv"), row.names = FALSE, quote = FALSE)

## Scores ---------------------------------------------------------------------

score <- function(key) {
  x <- keyed(key)
  answered <- rowSums(!is.na(x))
  ifelse(answered >= 3, 100 * (rowMeans(x, na.rm = TRUE) - 1) / 5, NA)
}
scores <- as.data.frame(lapply(keys, score))
summary_of <- function(y) {
  y <- y[!is.na(y)]
  list(n = length(y), mean = mean(y), sd = sd(y),
       quartiles = quantile(y, c(.25, .5, .75), names = FALSE, type = 7))
}
pairs <- combn(names(keys), 2)
correlations <- apply(pairs, 2, function(pair) {
  both <- scores[complete.cases(scores[, pair]), pair]
  test <- cor.test(both[[1]], both[[2]])
  list(n = nrow(both), r = test$estimate[[1]], interval = test$conf.int[1:2])
})
names(correlations) <- apply(pairs, 2, paste, collapse = " ")

## Surveys --------------------------------------------------------------------

data(api)
id <- function(x, columns) {
  write.csv(cbind(row = seq_len(nrow(x)), x[, columns]), path(paste0(deparse(substitute(x)), ".csv")),
            row.names = FALSE, quote = FALSE)
}
id(apisrs, c("stype", "api00", "pw", "fpc"))
id(apistrat, c("stype", "api00", "pw", "fpc"))
estimate <- function(design) {
  m <- svymean(~api00, design)
  list(mean = coef(m)[[1]], se = SE(m)[[1]])
}
weighted <- svydesign(ids = ~1, weights = ~pw, data = apistrat)
quantiles <- svyquantile(~api00, weighted, c(.25, .5, .75), qrule = "math", ci = FALSE)

result <- list(
  versions = list(R = R.version.string, psych = as.character(packageVersion("psych")),
                  lavaan = as.character(packageVersion("lavaan")),
                  survey = as.character(packageVersion("survey"))),
  reliability = c(lapply(keys, function(key) reliability(keyed(key))),
                  list(attitude = reliability(attitude))),
  scores = lapply(scores, summary_of),
  correlations = correlations,
  survey = list(
    apisrs = estimate(svydesign(ids = ~1, fpc = ~fpc, data = apisrs)),
    apisrs_without_population = estimate(svydesign(ids = ~1, weights = ~pw, data = apisrs)),
    apistrat = estimate(svydesign(ids = ~1, strata = ~stype, fpc = ~fpc, data = apistrat)),
    apistrat_weights_alone = c(estimate(weighted), list(
      n_effective = sum(apistrat$pw)^2 / sum(apistrat$pw^2),
      quantiles = unname(as.numeric(quantiles$api00))))
  )
)
writeLines(gsub('}, "', '},\n "', json(result), fixed = TRUE), path("reference.json"))
