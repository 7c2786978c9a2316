<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("emailLinkIdpTitle")}
    <#elseif section = "form">
        <p id="instruction1" class="lede instruction">${msg("emailLinkIdp1", idpDisplayName)}</p>
        <p id="instruction2">${msg("emailLinkIdp2")}</p>
        <p class="button-row">
            <a class="button" id="linkContinue" href="${url.loginAction}">${msg("emailLinkIdpDone")}</a>
        </p>
        <form action="${url.loginAction}" method="post">
            <button class="button quiet" id="linkAgain" type="submit">${msg("emailLinkIdpAgain")}</button></form>
    </#if>
</@layout.registrationLayout>
