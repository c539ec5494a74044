#include "related/tree_parity/exchange.h"

#include "base/interrupt.h"
#include "related/case.h"

namespace anc::related::tree_parity {

KeyExchange::KeyExchange(const Setting& setting, RandomStream& secrets)
    : parties_(setting, 2),
      inputs_(setting.units, setting.inputs),
      fields_(2 * setting.units),
      signs_(2 * setting.units) {
  parties_.randomise(kSender, secrets);
  parties_.randomise(kRecipient, secrets);
  synchronised_ = same_key();
}

PublicStep KeyExchange::step(RandomStream& inputs) {
  const Setting& setting = parties_.setting();
  const int units = setting.units;
  inputs_.draw(inputs);
  parties_.fields(inputs_, fields_);
  int outputs[2] = {1, 1};
  for (int i = 0; i < 2 * units; ++i) {
    signs_[i] = sign_of(fields_[i], i < units ? kSenderZero : recipient_zero(setting.rule));
    outputs[i / units] *= signs_[i];
  }
  const bool learning = learns(setting.rule, outputs[kSender], outputs[kRecipient]);
  if (learning) {
    for (int i = 0; i < 2 * units; ++i) {
      const int output = outputs[i / units];
      fields_[i] = signs_[i] == output ? direction(setting.rule, output) : 0;
    }
    parties_.move(inputs_, fields_);
    synchronised_ = same_key();
  }
  return {.inputs = inputs_, .output = outputs[kSender], .learns = learning};
}

bool KeyExchange::same_key() const {
  return parties_.equals(kSender, parties_.setting().rule == Rule::disagreement ? -1 : 1, parties_, kRecipient);
}

Synchronisation synchronise(KeyExchange& exchange, RandomStream& inputs, int limit,
                            const std::function<void(const PublicStep&)>& observe) {
  Synchronisation result = {.exchanges = 0, .reached = exchange.synchronised()};
  while (!result.reached && result.exchanges < limit) {
    if (result.exchanges % 256 == 0 && interrupted()) throw Abandoned();
    observe(exchange.step(inputs));
    ++result.exchanges;
    result.reached = exchange.synchronised();
  }
  return result;
}

}  // namespace anc::related::tree_parity
