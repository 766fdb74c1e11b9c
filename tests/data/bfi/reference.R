# Reference values for the scoring and reliability tests, computed with psych.
#
#     Rscript reference.R [directory]
#
# Reads bfi.csv in the directory (default: the current one) and writes there
#   reference_scores.csv  id and the five scale scores of each respondent,
#                         "%.17g", empty where psych gives NaN;
#   reference.json        versions, mean and count of each scale, alpha and
#                         item statistics.
#
# Scores are those of psych::scoreItems(impute = "none", totals = FALSE): the
# mean of the answered items, a reversed item counting as min + max - x. A
# respondent with no answer in a scale gets NaN there (rowMeans of no value).
#
# Reliability, for each scale, always on the keyed (reversed) items:
#   listwise  rows with all five items answered: n, alpha, and for each item the
#             correlation with the sum of the other four and alpha without it,
#             from the covariance matrix of those rows;
#   pairwise  alpha from the covariance matrix of cov(use = "pairwise").
# Both alphas are raw (covariance, n - 1), not standardised. The values are
# checked against psych::alpha and psych::scoreItems before they are written.
#
# Needs R and psych, nothing else.

suppressPackageStartupMessages(library(psych))

arguments <- commandArgs(trailingOnly = TRUE)
directory <- if (length(arguments) > 0) arguments[1] else "."

low <- 1
high <- 6
keys <- list(
  agree         = c("-A1", "A2", "A3", "A4", "A5"),
  conscientious = c("C1", "C2", "C3", "-C4", "-C5"),
  extraversion  = c("-E1", "-E2", "E3", "E4", "E5"),
  neuroticism   = c("N1", "N2", "N3", "N4", "N5"),
  openness      = c("O1", "-O2", "O3", "O4", "-O5")
)

data <- read.csv(file.path(directory, "bfi.csv"))
names_of_items <- unique(sub("^-", "", unlist(keys)))
stopifnot(nrow(data) == 2800, !anyDuplicated(data$id))
items <- data[, names_of_items]

## Scores ---------------------------------------------------------------------

result <- scoreItems(keys, items, impute = "none", missing = TRUE,
                     totals = FALSE, min = low, max = high)
scores <- result$scores[, names(keys)]

exact <- function(x) {
  ifelse(is.na(x), "", sprintf("%.17g", x))       # is.na() holds for NaN too
}

columns <- lapply(names(keys), function(scale) exact(scores[, scale]))
lines <- do.call(paste, c(list(data$id), columns, sep = ","))
writeLines(c(paste(c("id", names(keys)), collapse = ","), lines),
           file.path(directory, "reference_scores.csv"))

## Reliability ----------------------------------------------------------------

# The answers of one scale, reversed where the key starts with "-".
keyed <- function(key) {
  reversed <- startsWith(key, "-")
  x <- as.matrix(items[, sub("^-", "", key)])
  x[, reversed] <- low + high - x[, reversed]
  x
}

# Cronbach's alpha from a covariance matrix.
alpha_of <- function(covariance) {
  k <- ncol(covariance)
  k / (k - 1) * (1 - sum(diag(covariance)) / sum(covariance))
}

# Correlation of item i with the sum of the others, from a covariance matrix.
item_rest <- function(covariance, i) {
  with_rest <- sum(covariance[i, -i])
  with_rest / sqrt(covariance[i, i] * sum(covariance[-i, -i]))
}

same <- function(a, b) {
  isTRUE(all.equal(unname(as.numeric(a)), unname(as.numeric(b)),
                   tolerance = 1e-12))
}

reliability <- function(scale) {
  key <- keys[[scale]]
  x <- keyed(key)
  complete <- x[complete.cases(x), ]
  covariance <- cov(complete)
  pairwise <- cov(x, use = "pairwise")
  positions <- seq_along(key)
  value <- list(
    n        = nrow(complete),
    alpha    = alpha_of(covariance),
    pairwise = alpha_of(pairwise),
    rest     = sapply(positions, function(i) item_rest(covariance, i)),
    dropped  = sapply(positions, function(i) alpha_of(covariance[-i, -i]))
  )
  from_psych <- psych::alpha(as.data.frame(complete), warnings = FALSE)
  stopifnot(
    same(value$alpha, from_psych$total$raw_alpha),
    same(value$rest, from_psych$item.stats$r.drop),
    same(value$dropped, from_psych$alpha.drop$raw_alpha),
    same(value$pairwise, result$alpha[1, scale]),
    same(value$pairwise, psych::alpha(as.data.frame(x), use = "pairwise",
                                      warnings = FALSE)$total$raw_alpha),
    same(rowMeans(x, na.rm = TRUE), scores[, scale])
  )
  value
}

## JSON -----------------------------------------------------------------------

# Written by hand: every number keeps 17 significant digits.
number <- function(x) sprintf("%.17g", x)

by_item <- function(key, x) {
  pairs <- sprintf('"%s": %s', sub("^-", "", key), number(x))
  paste0("{", paste(pairs, collapse = ", "), "}")
}

block <- function(scale) {
  key <- keys[[scale]]
  score <- scores[, scale]
  r <- reliability(scale)
  paste0(
    '    "', scale, '": {\n',
    '      "key": [', paste(sprintf('"%s"', key), collapse = ", "), '],\n',
    '      "n": ', sum(!is.na(score)), ',\n',
    '      "n_without_score": ', sum(is.na(score)), ',\n',
    '      "mean": ', number(mean(score, na.rm = TRUE)), ',\n',
    '      "n_complete": ', r$n, ',\n',
    '      "alpha_listwise": ', number(r$alpha), ',\n',
    '      "alpha_pairwise": ', number(r$pairwise), ',\n',
    '      "item_rest_listwise": ', by_item(key, r$rest), ',\n',
    '      "alpha_if_dropped_listwise": ', by_item(key, r$dropped), '\n',
    '    }'
  )
}

json <- c(
  "{",
  sprintf('  "r_version": "%s",', as.character(getRversion())),
  sprintf('  "psych_version": "%s",', as.character(packageVersion("psych"))),
  sprintf('  "respondents": %d,', nrow(data)),
  sprintf('  "min": %d,', low),
  sprintf('  "max": %d,', high),
  '  "scales": {',
  paste(sapply(names(keys), block), collapse = ",\n"),
  "  }",
  "}"
)
writeLines(json, file.path(directory, "reference.json"))
