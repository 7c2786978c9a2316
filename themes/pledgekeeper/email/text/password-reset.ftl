<#ftl output_format="plainText">
Hello<#if (user.firstName)?has_content> ${user.firstName}</#if>,

Someone, and we hope it was you, asked to choose a new password for Pledgekeeper. To choose one, open this link:

${link}

The link works for ${linkExpirationFormatter(linkExpiration)}. After that, choose “Forgot your password?” on the sign-in page to be sent another.

If it was not you, you can leave this message. Your password stays as it is.

Pledgekeeper
