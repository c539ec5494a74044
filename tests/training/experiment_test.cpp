#include "training/experiment.h"

#include <set>

#include "support/catch.h"
#include "training/hyperparameters.h"

using namespace anc;

TEST_CASE("An experiment is found by its name and by its table, and shares neither them nor its letter") {
  constexpr int kRelatedTable = 4;
  std::set<char> letters;
  for (const ExperimentRow& row : experiment_table()) {
    CHECK(&row_of(row.experiment) == &row);
    CHECK(experiment_named(name_of(row.experiment)) == row.experiment);
    CHECK(experiment_of_table(row.table) == row.experiment);
    CHECK(letters.insert(row.letter).second);
    CHECK(row.trials > 0);
    CHECK(row.eve_error.empty() == row.eve_rate.empty());
  }
  CHECK_FALSE(experiment_named("related_work"));
  CHECK_FALSE(experiment_of_table(0));
  CHECK_FALSE(experiment_of_table(kRelatedTable));
}

TEST_CASE("An experiment has an Eve where it has settings of hers, and only experiments are said to use a setting") {
  std::string letters;
  for (const ExperimentRow& row : experiment_table()) {
    letters += row.letter;
    CHECK(row.has_eve() == applies(*row_named("eve_minibatches"), row.experiment));
  }
  for (const HyperparameterRow& row : hyperparameter_table()) {
    CHECK(row.applies.find_first_not_of(letters) == std::string_view::npos);
  }
}

TEST_CASE("The paper's counts are those of its Tables 1, 2 and 3") {
  const int published[3][3][3] = {{{10, 10, 0}, {10, 10, 0}, {10, 10, 0}},
                                  {{20, 20, 2}, {20, 18, 2}, {20, 11, 0}},
                                  {{20, 19, 19}, {20, 20, 20}, {20, 20, 19}}};
  for (int table = 1; table <= 3; ++table) {
    const Experiment experiment = *experiment_of_table(table);
    for (std::size_t i = 0; i < kPaperKeyBits.size(); ++i) {
      const PaperCount count = *paper_count(experiment, kPaperKeyBits[i]);
      CHECK(row_of(experiment).trials == published[table - 1][i][0]);
      CHECK(count.communicates == published[table - 1][i][1]);
      CHECK(count.secure == published[table - 1][i][2]);
    }
  }
  CHECK_FALSE(paper_count(Experiment::anc, 32));
}
