// What train() does, round by round, for a peer that trains the same. trajectory CITATION ROUNDS writes, tab-separated:
//   setting NAME VALUE                          every one that the game uses
//   weights ROUND NETWORK ROWS COLUMNS VALUES   round 0: before training; row-major, exact, a blank after each
//   step NUMBER BOB_ERROR EVE_ERROR EVE_RATE
#include "base/check.h"
#include "base/text.h"
#include "programs/program.h"
#include "training/cpa_game.h"
#include "training/games.h"
#include "training/train.h"

namespace {

using namespace anc;

std::string setting_lines(Experiment experiment, const Hyperparameters& settings) {
  std::string text;
  for (const HyperparameterRow& row : hyperparameter_table()) {
    if (!applies(row, experiment)) continue;
    text += "setting\t" + std::string(row.name) + '\t' + shortest(get(settings, row)) + '\n';
  }
  return text;
}

std::string weights_line(std::int64_t round, const std::string& network, const ConstView& weights) {
  std::string text = "weights\t" + std::to_string(round) + '\t' + network + '\t' + std::to_string(weights.rows()) +
                     '\t' + std::to_string(weights.cols()) + '\t';
  for (Index i = 0; i < weights.rows(); ++i) {
    for (Index j = 0; j < weights.cols(); ++j) text += shortest(weights(i, j)) + ' ';
  }
  return text + '\n';
}

template <class Game>
std::string weights_lines(std::int64_t round, const Game& game) {
  std::string text = weights_line(round, "crypto_net", game.crypto_net().weights());
  int number = 0;
  for (const WeightView& eve : game.eve_matrices()) {
    text += weights_line(round, "eve" + std::to_string(number++), eve.matrix->leftCols(eve.columns));
  }
  return text;
}

std::string step_line(const StepSummary& step) {
  return "step\t" + std::to_string(step.step) + '\t' + shortest(step.bob_error) + '\t' + shortest(step.eve_error) +
         '\t' + shortest(step.eve_rate) + '\n';
}

// Is the game where train() is?
bool same_weights(const ConstView& weights, const std::vector<float>& trained) {
  for (Index i = 0; i < weights.rows(); ++i) {
    for (Index j = 0; j < weights.cols(); ++j) {
      if (weights(i, j) != trained[static_cast<std::size_t>(i * weights.cols() + j)]) return false;
    }
  }
  return true;
}

// train() shows Eve's errors and not her weights, so the game is played once more beside it.
template <class Game>
void write_trajectory(const TrialId& id, const Hyperparameters& settings) {
  Game game(id, settings);
  RandomStream stream = stream_for(id, StreamUse::alice_bob_minibatch);
  print(setting_lines(id.experiment, settings) + weights_lines(0, game));
  train(id, settings, [&](const RoundSummary& round) {
    std::string text;
    for (const StepSummary& step : round.steps) {
      game.play(stream);
      game.improve_alice_bob();
      text += step_line(step);
    }
    for (std::int64_t i = 0; i < settings.eve_minibatches; ++i) game.improve_eve();
    check(same_weights(game.crypto_net().weights(), round.trial.weights()),
          "trajectory: the game is not where train() is");
    print(text + weights_lines(round.round, game));
    return true;
  });
}

int write_one(int argc, char** argv) {
  const auto rounds = argc == 3 ? parse_int64(argv[2]) : std::nullopt;
  if (!rounds || *rounds < 1) throw UserError("what to write is not said", "give CITATION ROUNDS");
  const TrialId id = parse_citation(argv[1]);
  Hyperparameters settings = default_hyperparameters(id.experiment, id.key_bits);
  settings.max_rounds = *rounds;
  switch (id.experiment) {
    case Experiment::no_adversary:
      write_trajectory<NoAdversaryGame>(id, settings);
      break;
    case Experiment::anc:
      write_trajectory<AncGame>(id, settings);
      break;
    case Experiment::cpa_anc:
      write_trajectory<CpaGame>(id, settings);
      break;
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  return run_program("trajectory", [&] { return write_one(argc, argv); });
}
