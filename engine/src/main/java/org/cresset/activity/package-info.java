/// What events mean, whatever log they come from: a process started, somebody logged on, a call of a cloud.
@NullMarked
package org.cresset.activity;

import org.jspecify.annotations.NullMarked;
