// A program that uses the installed library: trains a cited trial, and says what the cipher is that it learned, and
// what it is worth.
#include <iostream>

#include "agents/discretise.h"
#include "cipher/notation.h"
#include "cipher/verdict.h"
#include "training/train.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const anc::TrialId id = anc::parse_citation(argv[1]);
  const auto network =
      anc::train(id, anc::default_hyperparameters(id.experiment, id.key_bits), [](const auto&) { return true; });
  const auto cipher = anc::discretise(anc::rounded_weights(network->crypto_net, id.key_bits));
  for (const std::string& sum : anc::cipher::formula(cipher)) std::cout << sum << ' ';
  std::cout << "leaks " << anc::cipher::judge(cipher).leaked_bits << " after " << network->rounds << " rounds\n";
}
