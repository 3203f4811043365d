package io.supercool.model.network.engine;

import java.util.Random;

/** Takes the parameters of a network one by one as its layers name them. */
public interface ParameterList {
  /** Adds a trained parameter, normal with mean 0 and variance 1/fanIn. */
  void addNormal(String name, int fanIn, Random random, long... shape);

  /** Adds a trained parameter of one value throughout. */
  void addConstant(String name, float value, long... shape);

  /** Adds a statistic of one value throughout. */
  void addStatistic(String name, float value, long... shape);
}
